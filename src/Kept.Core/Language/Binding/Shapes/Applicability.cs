namespace Kept.Language.Binding.Shapes;

/// <summary>Keys that are needed or have no place because of what others say.</summary>
internal static class Applicability
{
    extension(RecordReader record)
    {
        /// <summary>Reports those of the keys that are absent.</summary>
        public bool Needs(string why, params ReadOnlySpan<Field> fields)
        {
            var good = true;
            foreach (var field in fields)
                if (!record.Has(field)) good = record.Report(IndicatorDiagnostics.Missing(record.Head, field.Name, why));
            return good;
        }

        /// <summary>Reports those of the keys that are there.</summary>
        public bool Refuses(string why, params ReadOnlySpan<Field> fields)
        {
            var good = true;
            foreach (var field in fields)
                if (record.Has(field)) good = record.Report(IndicatorDiagnostics.DoesNotApply(record.PlaceOfKey(field), field.Name, why));
            return good;
        }
    }
}
