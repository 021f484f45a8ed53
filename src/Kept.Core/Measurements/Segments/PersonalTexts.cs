using Kept.Agreements;

namespace Kept.Measurements.Segments;

/// <summary>The texts of stored rows of cases that hold personal data.</summary>
public static class PersonalTexts
{
    /// <summary>Rows with other words in the place of those that are personal.</summary>
    /// <param name="word">Gives for each word the other one.</param>
    /// <param name="key">Gives for each key another one, where keys are made of such words; null leaves keys as they are.</param>
    public static RowBlock With(Source source, RowBlock rows, Func<byte[], byte[]> word, Func<byte[], byte[]>? key = null)
    {
        if (source.Personal.Count == 0) return rows;
        var (fields, personal) = (((SourceContent.Cases)source.Content).Fields, source.PersonalFields.ToHashSet());
        var columns = Enumerable.Range(0, fields.Count).Where(i => personal.Contains(fields[i])).Select(i => rows.Texts.Count - fields.Count + i).ToHashSet();
        if (source.HasPersonalIds) columns.Add(0);
        var other = rows.WithWords(columns, word);
        return key is not null && rows.Keys is { } keys && source.Key.Any(source.Personal.Contains) ? other with { Keys = keys.WithWords(key) } : other;
    }
}
