namespace Kept.Cli.Tests.BadInput;

/// <summary>The program itself, as a process: what it says, where, and its exit code.</summary>
public sealed class ProcessTests
{
    private static readonly string[] Broken = [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "tests/scenarios/broken"))
        .Select(folder => Path.GetRelativePath(Repository.Root, folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Check_shows_all_mistakes_of_all_workspaces_as_they_are_expected()
    {
        var (code, output, errors) = Run("check", Broken);

        Assert.Equal(ExitCode.Invalid, code);
        Assert.Empty(errors);
        Assert.Equal(string.Concat(Broken.Select(ExpectedOfCheck)), output);
    }

    [Theory]
    [InlineData("wrong-unit")]
    [InlineData("misspelt-key")]
    [InlineData("overlapping-bands")]
    [InlineData("calendar-without-zone")]
    [InlineData("missing-file")]
    [InlineData("empty-text")]
    [InlineData("empty-measurements")]
    [InlineData("alias-bomb")]
    [InlineData("too-deep")]
    [InlineData("binary-measurements")]
    [InlineData("most-rows-unusable")]
    public void Evaluate_shows_errors_gives_no_statement_and_ends_with_2(string name)
    {
        var (code, output, errors) = Run("evaluate", [$"tests/scenarios/broken/{name}"], "--period", "2026-06");

        Assert.Equal(ExitCode.Invalid, code);
        Assert.Empty(output);
        Assert.Equal(Expected($"tests/scenarios/broken/{name}"), errors);
    }

    [Theory]
    [InlineData("row-with-missing-cell")]
    [InlineData("naive-time")]
    [InlineData("bad-number")]
    [InlineData("duplicate-id")]
    [InlineData("quote-not-closed-in-data")]
    [InlineData("time-in-the-gap")]
    public void Evaluate_shows_what_it_leaves_out_beside_the_statement(string name)
    {
        var (code, output, errors) = Run("evaluate", [$"tests/scenarios/broken/{name}"], "--period", "2026-06");

        Assert.Equal(ExitCode.Fine, code);
        Assert.Contains("Statement sha256:", output);
        Assert.Equal(Expected($"tests/scenarios/broken/{name}"), errors);
    }

    /// <summary>Mistakes of the texts; those in measurements are for evaluate.</summary>
    private static string ExpectedOfCheck(string folder)
    {
        var expected = Expected(folder);
        var isOfText = expected.StartsWith("agreement.yaml:", StringComparison.Ordinal) || expected.StartsWith("sources.yaml:", StringComparison.Ordinal);
        return isOfText && !expected.Contains("KPT45", StringComparison.Ordinal) ? expected : $"{folder}: fine. 1 agreement, 1 objective, 1 source.\n";
    }

    private static string Expected(string folder) => File.ReadAllText(Path.Combine(Repository.Root, folder, "expected.diagnostics.txt"));

    /// <summary>Starts the program; paths are shown from the repository's root.</summary>
    private static Outcome Run(string command, IEnumerable<string> folders, params string[] options)
    {
        var (code, output, errors) = StartedProgram.Run([command, .. folders.Select(Session.Path), .. options]);
        var root = Repository.Root + Path.DirectorySeparatorChar;
        return new(code, output.Replace(root, "", StringComparison.Ordinal), errors.Replace(root, "", StringComparison.Ordinal));
    }
}
