// Numbers read as the server reads them (its `parse_decimal`), so that a cell is judged without asking it: "1.234,5" and
// "1,234.5", one dot before three digits is Turkish grouping, one comma is always the decimal sign.
window.imeceNumbers = (() => {
  "use strict";
  const FRAME = /^([%₺+\- ]*)([0-9.,](?:[0-9., ]*[0-9.,])?)([%₺ ]*)$/;
  const GROUPED = /^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3})+|(?: [0-9]{3})+)$/;
  const ONE_DOT = /^[1-9][0-9]{0,2}\.[0-9]{3}$/;
  const wrong = (code) => ({ wrong: code });
  const howOften = (text, sign) => text.split(sign).length - 1;

  const split = (body) => {
    const [dots, commas] = [howOften(body, "."), howOften(body, ",")];
    const last = body.lastIndexOf(".") > body.lastIndexOf(",") ? "." : ",";
    const both = dots > 0 && commas > 0;
    if (both && howOften(body, last) > 1) return wrong("Grouping");
    let [whole, decimals] = [body, ""];
    if (both || (dots + commas === 1 && !ONE_DOT.test(body))) {
      const place = body.lastIndexOf(last);
      [whole, decimals] = [body.slice(0, place), body.slice(place + 1)];
      if (!decimals) return wrong("NotANumber");
    }
    if (!/^[0-9]*$/.test(decimals) || !(/^[0-9]*$/.test(whole) || GROUPED.test(whole))) return wrong("Grouping");
    return { whole: whole.replace(/[., ]/g, ""), decimals };
  };

  // null for an empty text, {wrong: code}, or {exact: "-1234.5"} in the one spelling in which equal numbers are equal.
  const parse = (text) => {
    const typed = text.replace(/[\u00a0\u2009\u202f\t]/g, " ").replaceAll("\u2212", "-").trim();
    if (!typed) return null;
    if (typed.length > 80) return wrong("TooLarge");
    const frame = FRAME.exec(typed);
    if (!frame) return wrong("NotANumber");
    const around = frame[1] + frame[3];
    if (howOften(frame[1], "+") + howOften(frame[1], "-") > 1) return wrong("TwoSigns");
    if (howOften(around, "%") + howOften(around, "₺") > 1) return wrong("NotANumber");
    const parts = split(frame[2]);
    if (parts.wrong) return parts;
    const whole = parts.whole.replace(/^0+/, "");
    if (whole.length > 18) return wrong("TooLarge");
    if (parts.decimals.length > 6) return wrong("TooPrecise");
    const decimals = parts.decimals.replace(/0+$/, "");
    const size = `${whole || "0"}${decimals ? `.${decimals}` : ""}`;
    return { exact: frame[1].includes("-") && size !== "0" ? `-${size}` : size };
  };

  // As the server spells it in an input: read back it is the same number in every language.
  const spell = (exact, language) => {
    const turkish = language.startsWith("tr");
    const [whole, decimals = ""] = exact.replace("-", "").split(".");
    const written = (grouped) => {
      const digits = grouped ? whole.replace(/\B(?=([0-9]{3})+$)/g, turkish ? "." : ",") : whole;
      return `${exact.startsWith("-") ? "-" : ""}${digits}${decimals ? (turkish ? "," : ".") + decimals : ""}`;
    };
    const plain = written(false);
    return [written(true), plain, `${plain}0`].find((text) => parse(text)?.exact === exact) ?? plain;
  };
  return { parse, spell };
})();
