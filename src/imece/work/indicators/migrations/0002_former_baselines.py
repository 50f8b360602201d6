from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]
    operations = [
        migrations.AddField(
            "indicator", "former_baselines", models.JSONField(blank=True, default=list, editable=False)
        )
    ]
