using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class HostileYamlTests
{
    internal const string Valid = """
        # terms
        kind: Agreement
        metadata: {name: acme-shop, version: 3}   # signed
        spec:
          term: &term {start: 2026-01-01, end: 2026-12-31}
          objectives:
            - target: ">= 99.95%"
              bands: {"[99.0%, 99.95%)": 10%,
                "< 95.0%": 100%}
            - title: 'it''s'
              term: *term
          clause: |
            First line.
              Second.
        ---
        a: "x\ty"
        """;

    [Fact]
    public void A_billion_laughs_end_at_once_with_little_memory()
    {
        var bomb = new StringBuilder("a0: &a0 [lol]\n");
        for (var i = 1; i < 30; i++)
            bomb.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("KPT115", CodeInTime(bomb.ToString()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Aliases_cannot_nest_deeper_than_the_limit()
    {
        var text = new StringBuilder("a0: &a0 [x]\n");
        for (var i = 1; i < 70; i++) text.Append($"a{i}: &a{i} [*a{i - 1}]\n");

        Assert.Equal("KPT114", CodeInTime(text.ToString()));
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_one_more_is_not()
    {
        Assert.Null(CodeInTime(new string('[', 64) + new string(']', 64)));
        Assert.Equal("KPT114", CodeInTime(new string('[', 65) + new string(']', 65)));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("[a: ")]
    [InlineData("? ")]
    [InlineData("[\n ")]
    public void Ten_thousand_levels_end_at_once(string level) =>
        Assert.NotNull(CodeInTime(string.Concat(Enumerable.Repeat(level, 10_000))));

    [Fact]
    public void Very_many_brackets_quotes_or_anchors_end_at_once()
    {
        string[] parts =
        [
            "[", "]", "{", "\"", "'", "&", "*a ", "&a ", "!", "!!a ", "- ", "? ", ": ", ",", "\\", "#", "|\n", "%a\n",
            "\t", "a: b\n", "a:\n ",
        ];
        foreach (var part in parts) CodeInTime(string.Concat(Enumerable.Repeat(part, 500_000 / part.Length)));
    }

    [Fact]
    public void A_huge_file_or_line_or_value_is_refused()
    {
        Assert.Equal("KPT101", CodeInTime("a: " + new string('x', 10_000_000)));
        Assert.Equal("KPT101", SourceText.Decode("a.yaml", new byte[5_000_000]).Diagnostics[0].Code);
        Assert.Equal("KPT117", CodeInTime("a: " + new string('x', 1_100_000)));
        Assert.Null(CodeInTime("a: " + new string('x', 1_000_000)));
    }

    [Fact]
    public void Too_many_values_or_documents_are_refused()
    {
        Assert.Equal("KPT115", CodeInTime(string.Concat(Enumerable.Repeat("- a\n", 200_001))));
        Assert.Equal("KPT115", CodeInTime($"[{string.Concat(Enumerable.Repeat("a,", 200_001))}]"));
        Assert.Equal("KPT116", CodeInTime(string.Concat(Enumerable.Repeat("--- a\n", 1_001))));
        Assert.Null(CodeInTime(string.Concat(Enumerable.Repeat("--- a\n", 1_000))));
    }

    [Fact]
    public void Many_mistakes_on_one_long_line_are_reported_quickly()
    {
        CodeInTime($"[{string.Concat(Enumerable.Range(0, 90_000).Select(i => $"*a{i},"))}]");
        CodeInTime($"[{string.Concat(Enumerable.Range(0, 90_000).Select(i => $"&a{i} b,*c{i},"))}]");
        CodeInTime($"{{{string.Concat(Enumerable.Repeat("a: 1,", 60_000))}}}");
        CodeInTime(string.Concat(Enumerable.Repeat("\u0001", 1_000_000)));
    }

    [Theory]
    [InlineData("a: |2\n{0}x\n  y\n")]
    [InlineData("a: |\n{0}x\n")]
    [InlineData("a:\n{0}- x\n")]
    [InlineData("{0}a: x\n")]
    public void Lines_are_read_as_they_are_written_or_refused(string format)
    {
        Assert.Equal(1, Trees.Of(format.Replace("{0}", new string(' ', 1_000)))[0].Count(c => c == 'x'));
        Assert.Equal("KPT118", CodeInTime(format.Replace("{0}", new string(' ', 1_001))));
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var bytes = ArbMap.Default.ArbFor<byte[]>();
        Prop.ForAll(bytes, b => { if (SourceText.Decode("a", b).Value is { } text) CheckPlaces(text); })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Fact]
    public void Random_marks_of_YAML_never_throw()
    {
        string[] parts =
        [
            "- ", "a", ": ", ":", "\n", "\n  ", "\n ", "[", "]", "{", "}", ",", "#", " ", "\"", "'", "|", ">", "&a ",
            "*a", "!", "---\n", "...\n", "\t", "%", "? ", "\\", "é", "\r\n",
        ];
        var texts = Gen.Elements(parts).ListOf().Select(chosen => string.Concat(chosen)).ToArbitrary();
        Prop.ForAll(texts, text => CheckPlaces(new SourceText("a", text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Random_changes_of_a_valid_agreement_never_throw() =>
        Prop.ForAll(Mutations.Of(Valid), text => CheckPlaces(new SourceText("a", text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    private static string? CodeInTime(string text)
    {
        var clock = Stopwatch.StartNew();
        var parsed = Trees.Parse(text);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
        return parsed.Diagnostics.Count == 0 ? null : parsed.Diagnostics[0].Code;
    }

    private static void CheckPlaces(SourceText source)
    {
        var parsed = YamlParser.Parse(source);
        foreach (var diagnostic in parsed.Diagnostics)
        {
            Assert.InRange(diagnostic.Place.Line, 1, source.LineCount);
            Assert.InRange(diagnostic.Place.Column, 1, source.Line(diagnostic.Place.Line).Length + 1);
        }
        foreach (var document in parsed.Value!.Documents) CheckSpans(document.Root, source.Text.Length);
    }

    private static void CheckSpans(SyntaxNode node, int length)
    {
        Assert.InRange(node.Span.Start, 0, length);
        Assert.InRange(node.Span.End, node.Span.Start, length);
        if (node is ListSyntax list)
            foreach (var item in list.Items) CheckSpans(item, length);
        if (node is MapSyntax map)
            foreach (var entry in map.Entries) CheckSpans(entry.Value, length);
    }
}
