using FsCheck.Fluent;
using Kept.Core.Tests.Levels;
using Kept.Language.Formatting;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class ValueEditTests
{
    private const string Text = """
        # Terms.
        spec:
            target:   ">= 99.9%"   # as signed
            every: month
            hours:
            note: 'it''s'
            clause: |
              First.

              Second.
            bands: {"< 99%": 10%,   "[99%, 99.9%)": 5%}   # by attainment
            list: [a, b]
            mark: &m x
            alias: *m
        ---
        other: 1
        """;

    [Theory]
    [InlineData("spec/target", ">= 99.95%", "\">= 99.9%\"", "\">= 99.95%\"")]
    [InlineData("spec/every", "quarter", "every: month", "every: quarter")]
    [InlineData("spec/every", "a: b # c", "every: month", "every: \"a: b # c\"")]
    [InlineData("spec/every", "null", "every: month", "every: \"null\"")]
    [InlineData("spec/every", "", "every: month", "every: \"\"")]
    [InlineData("spec/every", " two\nlines ", "every: month", "every: \" two\\nlines \"")]
    [InlineData("spec/hours", "office", "hours:", "hours: office")]
    [InlineData("spec/note", "that's", "'it''s'", "'that''s'")]
    [InlineData("spec/clause", "Only.\n\nThis.\n", "First.\n\n      Second.", "Only.\n\n      This.")]
    [InlineData("spec/bands/< 99%", "12%", "10%", "12%")]
    [InlineData("spec/bands/< 99%", "a, b", "10%", "\"a, b\"")]
    [InlineData("spec/list/2", "c", "b]", "c]")]
    public void A_value_is_written_as_the_old_one_was_where_it_can_be(string path, string value, string old, string expected) =>
        Assert.Equal(Text.Replace(old, expected, StringComparison.Ordinal), Set(Text, 0, path, value));

    [Theory]
    [InlineData(0, "spec/bands")]    // no single value
    [InlineData(0, "spec/list/3")]
    [InlineData(0, "spec/nothing")]
    [InlineData(0, "spec/mark")]     // would change the alias
    [InlineData(0, "spec/alias")]
    [InlineData(1, "spec/every")]
    [InlineData(2, "other")]
    public void What_is_no_single_value_of_its_own_stays(int document, string path) => Assert.Null(Set(Text, document, path, "x"));

    [Fact]
    public void Only_one_value_changes_and_every_other_character_stays() => Law.Holds(
        from seed in Gen.Choose(0, int.MaxValue)
        from at in Gen.Choose(0, 1_000)
        from value in Gen.Elements("x", "99.95%", "a: b", "- c", "it's", "\"", "# d", "{e}", "", " f ", "g\nh\n", "null", "*i", "\t", "\\n")
        select (MessyYaml.Of(seed).Text, at, value), t =>
        {
            var source = new SourceText("a.yaml", t.Text);
            var before = LeavesOf(t.Text);
            if (before.Count == 0) return;
            var (key, leaf) = before[t.at % before.Count];
            if (Set(t.Text, key.Document, key.Path, t.value) is not { } edited)
            {
                Assert.True(before.Count(b => ReferenceEquals(b.Leaf.Source, leaf.Source) && b.Leaf.Span == leaf.Span) > 1, $"{key} of\n{t.Text}");
                return;
            }
            Assert.StartsWith(t.Text[..leaf.Span.Start], edited);
            Assert.EndsWith(t.Text[leaf.Span.End..], edited);
            Assert.Equal(
                before.Select(b => (b.Key, Value: b.Key == key ? t.value : b.Leaf.Value)),
                LeavesOf(edited).Select(a => (a.Key, a.Leaf.Value)));
        }, 400);

    [Fact]
    public void Formatting_an_agreement_twice_changes_nothing_the_second_time_and_never_its_meaning() => Law.Holds(
        Gen.Choose(0, int.MaxValue).Select(seed => LevelChain.Throw(seed, tightens: true)), chain =>
        {
            var formatted = chain.Documents.Select(Format).ToList();
            Assert.Equal(formatted, formatted.Select(Format));
            Assert.Equal(HashesOf(chain.Documents), HashesOf(formatted));
        }, 30);

    private static IEnumerable<string> HashesOf(IEnumerable<string> documents) =>
        LevelTrial.Bind(documents, out _).Value!.Agreements.Select(a => $"{a.Name} {a.ContentHash}");

    private static string Format(string text) => Formatter.Format(new SourceText("a.yaml", text)).Value!;

    private static string? Set(string text, int document, string path, string value) =>
        ValueEdit.Set(new SourceText("a.yaml", text), document, path.Split('/', StringSplitOptions.RemoveEmptyEntries), value);

    /// <summary>All single values in the order of the text, with where they stand.</summary>
    private static List<((int Document, string Path) Key, ScalarSyntax Leaf)> LeavesOf(string text) => Trees.Parse(text).Value!.Documents
        .SelectMany((document, number) => LeavesOf(document.Root, "").Select(l => ((number, l.Path), l.Leaf))).ToList();

    private static IEnumerable<(string Path, ScalarSyntax Leaf)> LeavesOf(SyntaxNode node, string path) => node switch
    {
        ScalarSyntax leaf => [(path, leaf)],
        ListSyntax list => list.Items.SelectMany((item, i) => LeavesOf(item, $"{path}/{i + 1}")),
        MapSyntax map => map.Entries.SelectMany(e => LeavesOf(e.Value, $"{path}/{e.Key.Value}")),
        _ => [],
    };
}
