using FsCheck.Fluent;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class YamlParserTests
{
    [Fact]
    public void Block_and_flow_notation_give_the_same_tree() =>
        Assert.Equal(
            Trees.Of("a: {b: [1, 2], c: x y}\n"),
            Trees.Of("a:\n  b:\n  - 1\n  - 2\n  c: x y\n"));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing but\n  # comments")]
    [InlineData("\uFEFF")]
    public void A_file_without_content_has_no_documents(string text) => Assert.Empty(Trees.Of(text));

    [Theory]
    [InlineData("---\na: 1\n---\n- x\n", "{a: 1}", "[x]")]
    [InlineData("a: 1\n--- # two\n- x", "{a: 1}", "[x]")]
    [InlineData("a: 1\n...\n- x\n...\n...\n", "{a: 1}", "[x]")]
    [InlineData("---\n---\na: 1\n", "", "{a: 1}")]
    public void Lines_of_dashes_or_dots_part_documents(string text, string first, string second) =>
        Assert.Equal([first, second], Trees.Of(text));

    [Theory]
    [InlineData("a: 'it''s'", "{a: 'it's'}")]
    [InlineData("a: \"x\\ty\\u00e9\"", "{a: \"x\tyé\"}")]
    [InlineData("a: |\n  x\n   y\n\nb: >-\n  x\n  y\n", "{a: |x\\n y\\n|, b: >x y>}")]
    [InlineData("a: |2+\n    x\n\n\nb: 1", "{a: |  x\\n\\n\\n|, b: 1}")]
    [InlineData("a: x\n  y\n\n  z\n", "{a: x y\\nz}")]
    [InlineData("a:\nb: ~\nc: [1, , ]", null)]
    [InlineData("a:\nb: ~\nc: {d, e: }\n", "{a: , b: ~, c: {d: , e: }}")]
    [InlineData("- - 1\n  - 2\n-\n  a: 1\n- [b: 2]\n", "[[1, 2], {a: 1}, [{b: 2}]]")]
    [InlineData("{\"a\":1, 'b':2}", "{\"a\": 1, 'b': 2}")]
    [InlineData("a: https://x.org/#y # z", "{a: https://x.org/#y}")]
    public void Values_are_read_as_YAML_says(string text, string? tree)
    {
        if (tree is null) Assert.True(Trees.Parse(text).HasErrors);
        else Assert.Equal([tree], Trees.Of(text));
    }

    [Theory]
    [InlineData("a: 1\nb:\n  - x\n  - 'y\n\n    z'\nc: |\n  k\n\n  l\n# end\n")]
    [InlineData("---\na: >+\n  x\n\n...\n---\n{a: 1,\n  b: [c,\n  d]}\n")]
    public void Both_kinds_of_line_ends_give_the_same_tree(string text) =>
        Assert.Equal(Trees.Of(text), Trees.Of(text.Replace("\n", "\r\n")));

    [Fact]
    public void Both_kinds_of_line_ends_give_the_same_tree_in_any_file() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var text = MessyYaml.Of(seed).Text.Replace("\r\n", "\n");
            Assert.Equal(Trees.Of(text), Trees.Of(text.Replace("\n", "\r\n")));
        }).QuickCheckThrowOnFailure(100);

    [Theory]
    [InlineData("a: |\n  x")]
    [InlineData("a: |+\n  x")]
    [InlineData("a: >\n  x\n  y")]
    [InlineData("- a: 'x'")]
    public void A_missing_last_line_end_makes_no_difference(string text) =>
        Assert.Equal(Trees.Of(text + "\n"), Trees.Of(text));

    [Fact]
    public void Aliases_stand_for_the_node_that_their_anchor_marks()
    {
        var map = (MapSyntax)Assert.Single(Trees.Parse("a: &x {b: 1}\nc: *x\nd: [*x]\n").Value!.Documents).Root;

        Assert.Equal("{a: {b: 1}, c: {b: 1}, d: [{b: 1}]}", Trees.Show(map));
        Assert.Same(map.Entries[0].Value, map.Entries[1].Value);
        Assert.Equal(new TextSpan(6, 6), map.Entries[1].Value.Span);
    }

    [Fact]
    public void Anchors_end_with_their_document() =>
        Assert.Equal(["KPT112"], Trees.Parse("a: &x 1\n---\nb: *x\n").Diagnostics.Select(d => d.Code));

    [Fact]
    public void Documents_before_an_error_of_syntax_are_kept()
    {
        var parsed = Trees.Parse("a: 1\n---\nb: 2\n---\nc: [1\n---\nd: 3\n");

        Assert.Equal(["{a: 1}", "{b: 2}"], Trees.Show(parsed));
        Assert.Equal("KPT105", Assert.Single(parsed.Diagnostics).Code);
    }

    [Fact]
    public void What_the_language_does_not_have_is_reported_all_at_once()
    {
        var parsed = Trees.Parse("a: 1\na: 2\nb: !!int 3\n<<: {}\n[c]: 4\nd: {e: 1, e: 2}\na: 5\n---\nf: *g\n");

        Assert.Equal(
            ["KPT107", "KPT109", "KPT110", "KPT108", "KPT107", "KPT107", "KPT112"],
            parsed.Diagnostics.Select(d => d.Code));
        Assert.Equal(["{a: 1, b: 3, d: {e: 1}}", "{f: *g}"], Trees.Show(parsed));
    }

    [Theory]
    [InlineData("⟦a: 1⟧\n")]
    [InlineData("x: ⟦a⟧ # c\n")]
    [InlineData("x: ⟦'a b'⟧\n")]
    [InlineData("x: ⟦a\n  b⟧ # c\n\ny: 1")]
    [InlineData("x:\r\n  - 1\r\n  - ⟦\"é😀\"⟧\r\n")]
    [InlineData("\uFEFFx: ⟦1⟧\n")]
    [InlineData("😀: {b: ⟦1⟧}\n")]
    [InlineData("x:\t⟦1⟧\t# c\n")]
    [InlineData("x:\n  ⟦y: 1\n  z:\n    - 2⟧\n\n# c\nw: 1\n")]
    [InlineData("x:\n⟦- 1\n- 2⟧\nw: 1\n")]
    [InlineData("x: ⟦[ 1, {a: b} ]⟧\n")]
    [InlineData("x: ⟦|\n  a\n  b⟧\n\n\nw: 1\n")]
    [InlineData("x: ⟦|+\n  a\n\n⟧\nw: 1\n")]
    [InlineData("x: ⟦>- # c\n  a⟧")]
    [InlineData("x: &n ⟦1⟧\n")]
    [InlineData("x:⟦⟧\ny: 1\n")]
    [InlineData("-⟦⟧\n- 1\n")]
    [InlineData("a: 1\n--- ⟦b⟧\n")]
    public void A_node_knows_exactly_where_it_is_written(string marked)
    {
        var text = MarkedText.Of(marked);

        Assert.Contains(text.Span, Nodes(Trees.Parse(text.Source.Text).Value!).Select(node => node.Span));
    }

    [Theory]
    [InlineData("x: a ⟦b⟧ c", 2)]
    [InlineData("x: 'a ⟦b⟧ c'", 2)]
    [InlineData("x: \"a ⟦b⟧ c\"", 2)]
    public void A_part_of_a_value_knows_where_it_is_written(string marked, int start)
    {
        var text = MarkedText.Of(marked);
        var map = (MapSyntax)Trees.Parse(text.Source.Text).Value!.Documents[0].Root;

        Assert.Equal(text.Place, ((ScalarSyntax)map.Entries[0].Value).PlaceWithin(start, 1));
    }

    private static IEnumerable<SyntaxNode> Nodes(FileSyntax file) => file.Documents.SelectMany(d => Nodes(d.Root));

    private static IEnumerable<SyntaxNode> Nodes(SyntaxNode node) => node switch
    {
        ListSyntax list => [node, .. list.Items.SelectMany(Nodes)],
        MapSyntax map => [node, .. map.Entries.SelectMany(e => Nodes(e.Key).Concat(Nodes(e.Value)))],
        _ => [node],
    };
}
