from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("exchange", "0002_given_values"),
    ]
    operations = [
        migrations.AddField(
            "importrun",
            "source",
            models.CharField(blank=True, default="", max_length=80, verbose_name="where the sheet comes from"),
            preserve_default=False,
        ),
        migrations.AddField(
            "importrun",
            "encoding",
            models.CharField(blank=True, default="", max_length=12, verbose_name="set of letters"),
            preserve_default=False,
        ),
        migrations.AddField("importrun", "decisions", models.JSONField(default=dict)),
        migrations.AddField("importrun", "outcomes", models.JSONField(default=dict)),
        migrations.AddField("importedrecord", "before", models.JSONField(null=True)),
        migrations.AddField(
            "rememberedmapping",
            "source",
            models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.RemoveConstraint("rememberedmapping", "mapping_once_per_office_kind_form"),
        migrations.AddConstraint(
            "rememberedmapping",
            models.UniqueConstraint(
                fields=["office", "kind", "source", "source_fingerprint"], name="mapping_once_per_source_form"
            ),
        ),
    ]
