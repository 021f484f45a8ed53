namespace Kept.Agreements;

/// <summary>What of a source's cases holds personal data.</summary>
public static class PersonalColumns
{
    extension(Source source)
    {
        /// <summary>The fields that do.</summary>
        public IEnumerable<Column> PersonalFields => source.Content is SourceContent.Cases cases
            ? cases.Fields.Where(one => one.From is { } column && source.Personal.Contains(column))
            : [];

        /// <summary>Whether the ids do.</summary>
        public bool HasPersonalIds => source.Content is SourceContent.Cases cases && source.Personal.Contains(cases.Id);
    }
}
