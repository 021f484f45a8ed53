using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Cli.Tests.BadInput;

/// <summary>A workspace in a folder of its own that counts the rows of one file; a test spoils a part of it.</summary>
internal sealed partial class GivenWorkspace : IDisposable
{
    public const string Text = "agreement.yaml";
    public const string Rows = "rows.csv";

    private const string Agreement = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: rows}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Northwind Hosting GmbH}, consumer: {title: Acme Outdoor AG}}
          timeZone: Europe/Berlin
          objectives:
            rows:
              indicator: {count: {source: rows}}
              target: report-only
              every: month
              remedies: none
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: rows}
        spec:
          files: rows.csv
          samples: {at: at, value: ms, unit: ms}

        """;

    public GivenWorkspace()
    {
        Write(Text, Agreement);
        Write(Rows, "at,ms\n2026-06-01T00:00:00Z,12\n");
    }

    private readonly Folder _folder = new();

    public string At(string file) => _folder.At(file);

    public GivenWorkspace Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public GivenWorkspace Write(string file, byte[] bytes)
    {
        File.WriteAllBytes(At(file), bytes);
        return this;
    }

    /// <summary>Writes the agreement with another text in place of one of its own.</summary>
    public GivenWorkspace Change(string own, string other)
    {
        Assert.Contains(own, Agreement);
        return Write(Text, Agreement.Replace(own, other, StringComparison.Ordinal));
    }

    public Evaluated Evaluate()
    {
        var clock = Stopwatch.StartNew();
        var statements = Session.Evaluate(new EvaluationRequest(_folder.Path, null, "2026-06", null, "2026-07-01", null), out var remarks);
        return new Evaluated(statements?.Single(), remarks, clock.Elapsed);
    }

    public void Dispose() => _folder.Dispose();

    /// <param name="Statement">Null when the input has errors.</param>
    /// <param name="Remarks">What is shown of the input.</param>
    internal sealed partial record Evaluated(Statement? Statement, string Remarks, TimeSpan Took)
    {
        /// <summary>Place, severity and code of everything that is shown.</summary>
        public IEnumerable<string> Shown => Heading().Matches(Remarks).Select(match => match.Value);

        /// <summary>How many rows were used; null where there is no statement.</summary>
        public Rational? Used => Statement is null ? null : Assert.Single(Statement.Evaluation.Findings).Measured.Value?.Exact ?? Rational.Zero;

        [GeneratedRegex(@"^\S+:\d+(:\d+)?: (error|warning|note) KPT\d+", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
        private static partial Regex Heading();
    }
}
