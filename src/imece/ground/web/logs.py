"""Log lines as JSON; only named fields go out, so personal data cannot slip in by accident."""

from __future__ import annotations

import json
import logging

from imece.ground.values import clock
from imece.ground.web.requests import request_id_now

FIELDS = ("request_id", "method", "route", "status", "ms", "job", "count", "office_id")


class JsonFormatter(logging.Formatter):
    """One record, one line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's level, logger, message and known extra fields."""
        line: dict[str, object] = {
            "at": clock.now().isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        for name in FIELDS:
            if hasattr(record, name):
                line[name] = getattr(record, name)
        line.setdefault("request_id", request_id_now.get())
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)
