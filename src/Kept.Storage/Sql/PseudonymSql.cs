namespace Kept.Storage.Sql;

internal static class PseudonymSql
{
    public const string AddKey = """
        INSERT INTO pseudonym_keys (organisation, secret) VALUES (@organisation, @secret) ON CONFLICT (organisation) DO NOTHING
        """;

    public const string Key = "SELECT secret FROM pseudonym_keys WHERE organisation = @organisation";

    public const string Digests = "SELECT digest, pseudonym, recorded FROM pseudonyms WHERE organisation = @organisation";

    public const string Find = """
        SELECT pseudonym, erased FROM pseudonyms WHERE organisation = @organisation AND digest = @digest
        """;

    /// <summary>Changes nothing, but lets others wait who do the same.</summary>
    public const string HoldKey = "UPDATE pseudonym_keys SET secret = @secret WHERE organisation = @organisation AND secret = @secret";

    /// <summary>Twenty at a time.</summary>
    public const string FindSome = """
        SELECT digest, pseudonym FROM pseudonyms WHERE organisation = @organisation AND digest IN (@digest0, @digest1, @digest2, @digest3, @digest4, @digest5,
            @digest6, @digest7, @digest8, @digest9, @digest10, @digest11, @digest12, @digest13, @digest14, @digest15, @digest16, @digest17, @digest18, @digest19)
        """;

    /// <summary>Says that a value is used again.</summary>
    public const string Use = "UPDATE pseudonyms SET recorded = @recorded WHERE organisation = @organisation AND digest = @digest";

    public const string Add = """
        INSERT INTO pseudonyms (organisation, pseudonym, digest, value, recorded, erased)
        VALUES (@organisation, @pseudonym, @digest, @value, @recorded, @erased)
        """;

    public const string Copy = "COPY pseudonyms (organisation, pseudonym, digest, value, recorded, erased) FROM STDIN (FORMAT BINARY)";

    /// <summary>Those whose value is known and that no import used for long.</summary>
    public const string Old = """
        SELECT pseudonym FROM pseudonyms WHERE organisation = @organisation AND recorded < @before AND value IS NOT NULL
        """;

    public const string Remove = """
        DELETE FROM pseudonyms WHERE organisation = @organisation AND pseudonym = @pseudonym AND recorded < @before
        """;

    /// <summary>Those whose value is known.</summary>
    public const string Known = "SELECT pseudonym, value FROM pseudonyms WHERE organisation = @organisation AND value IS NOT NULL";

    public const string Erase = """
        UPDATE pseudonyms SET value = NULL, erased = @recorded
        WHERE organisation = @organisation AND pseudonym = @pseudonym AND value IS NOT NULL
        """;

    /// <summary>All sources, with how they read their files.</summary>
    public const string Sources = """
        SELECT source, batches, revision, name, layout FROM sources WHERE organisation = @organisation ORDER BY source
        """;

    /// <summary>Everything that was issued.</summary>
    public const string Issued = """
        SELECT agreement, version, period, revision, content FROM statements WHERE organisation = @organisation
        ORDER BY agreement, version, period, revision
        """;
}
