namespace Kept.Storage.Sql;

internal static class SegmentSql
{
    public const string Add = """
        INSERT INTO segments (organisation, source, series, day, part, revision, row_count, latest, batch, form, payload, details)
        VALUES (@organisation, @source, @series, @day, @part, @revision, @rows, @latest, @batch, @form, @payload, @details)
        """;

    public const string Copy = """
        COPY segments (organisation, source, series, day, part, revision, row_count, latest, batch, form, payload, details) FROM STDIN (FORMAT BINARY)
        """;

    public const string Revise = """
        UPDATE segments SET revision = @next, row_count = @rows, latest = @latest, batch = @batch, form = @form, payload = @payload, details = @details
        WHERE organisation = @organisation AND source = @source AND series = @series AND day = @day AND part = @part
            AND revision = @revision
        """;

    /// <summary>The last parts of days, without their rows.</summary>
    public const string LastParts = """
        SELECT s.series, s.day, s.part, s.revision, s.row_count, s.form, s.batch FROM segments s
        WHERE s.organisation = @organisation AND s.source = @source AND s.series >= @first AND s.series <= @last AND s.day >= @from AND s.day <= @to AND s.part = (
            SELECT MAX(p.part) FROM segments p
            WHERE p.organisation = @organisation AND p.source = @source AND p.series = s.series AND p.day = s.day)
        """;

    /// <summary>What there is with rows of some batch or a later one, without the rows themselves.</summary>
    public const string Headers = """
        SELECT series, day, part, revision, latest, batch FROM segments WHERE organisation = @organisation AND source = @source AND batch >= @since
        """;

    public const string Between = """
        SELECT series, day, part, payload, details FROM segments
        WHERE organisation = @organisation AND source = @source AND day >= @from AND day <= @to ORDER BY series, day, part
        """;

    /// <summary>Days before one that can come into months: those of which all parts are compact.</summary>
    public const string Compact = """
        SELECT s.series, s.day, s.part, s.revision, s.row_count, s.latest, s.batch, s.payload, s.details FROM segments s
        WHERE s.organisation = @organisation AND s.source = @source AND s.day < @before AND s.form = 2 AND NOT EXISTS (
            SELECT 1 FROM segments o
            WHERE o.organisation = @organisation AND o.source = @source AND o.series = s.series AND o.day = s.day AND o.form <> 2)
        ORDER BY s.series, s.day, s.part
        """;

    public const string Remove = """
        DELETE FROM segments
        WHERE organisation = @organisation AND source = @source AND series = @series AND day >= @from AND day <= @to AND form = 2 AND NOT EXISTS (
            SELECT 1 FROM segments o
            WHERE o.organisation = @organisation AND o.source = @source AND o.series = @series AND o.day = segments.day AND o.form <> 2)
        """;

    public const string Payload = """
        SELECT payload, details, latest FROM segments
        WHERE organisation = @organisation AND source = @source AND series = @series AND day = @day AND part = @part
        """;

    public const string One = """
        SELECT payload, details FROM segments
        WHERE organisation = @organisation AND source = @source AND series = @series AND day = @day AND part = @part AND revision = @revision
        """;

    public const string Days = """
        SELECT series, day, part, row_count, payload FROM segments
        WHERE organisation = @organisation AND source = @source AND day >= @from AND day <= @to AND batch < @batches
        ORDER BY series, day, part
        """;

    public const string OfSeries = """
        SELECT series, day, part, row_count, payload FROM segments
        WHERE organisation = @organisation AND source = @source AND series = @series AND (day < @from OR day > @to) AND batch < @batches
        ORDER BY series, day, part
        """;

    public const string FirstDays = """
        SELECT g.series, g.day, g.part, g.row_count, g.payload
        FROM series s JOIN segments g ON g.organisation = s.organisation AND g.source = s.source AND g.series = s.series
        WHERE s.organisation = @organisation AND s.source = @source AND g.batch < @batches AND g.day = (
            SELECT MIN(f.day) FROM segments f
            WHERE f.organisation = @organisation AND f.source = @source AND f.series = s.series AND f.day < @from AND f.batch < @batches)
        ORDER BY g.series, g.day, g.part
        """;

    public const string DaysBefore = """
        SELECT g.series, g.day, g.part, g.row_count, g.payload
        FROM series s JOIN segments g ON g.organisation = s.organisation AND g.source = s.source AND g.series = s.series
        WHERE s.organisation = @organisation AND s.source = @source AND g.batch < @batches AND g.day = (
            SELECT MAX(b.day) FROM segments b
            WHERE b.organisation = @organisation AND b.source = @source AND b.series = s.series AND b.day < @from AND b.batch < @batches)
        ORDER BY g.series, g.day, g.part
        """;

    public const string DaysAfter = """
        SELECT g.series, g.day, g.part, g.row_count, g.payload
        FROM series s JOIN segments g ON g.organisation = s.organisation AND g.source = s.source AND g.series = s.series
        WHERE s.organisation = @organisation AND s.source = @source AND g.batch < @batches AND g.day = (
            SELECT MIN(a.day) FROM segments a
            WHERE a.organisation = @organisation AND a.source = @source AND a.series = s.series AND a.day > @to AND a.batch < @batches)
        ORDER BY g.series, g.day, g.part
        """;

    /// <summary>The latest instant that the rows of the segments, the months and the inbox speak of.</summary>
    public const string Latest = """
        SELECT MAX(latest) FROM (
            SELECT MAX(s.latest) AS latest FROM segments s
            WHERE s.organisation = @organisation AND s.source = @source AND s.batch < @batches
            UNION ALL
            SELECT MAX(m.latest) AS latest FROM months m
            WHERE m.organisation = @organisation AND m.source = @source AND m.batch < @batches
            UNION ALL
            SELECT MAX(i.latest) AS latest FROM inbox i
            WHERE i.organisation = @organisation AND i.source = @source AND i.number < @batches) AS all_of_them
        """;
}
