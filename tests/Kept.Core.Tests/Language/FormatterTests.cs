using FsCheck;
using FsCheck.Fluent;
using Kept.Language.Formatting;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Language;

public class FormatterTests
{
    [Fact]
    public void A_file_is_laid_out_in_the_canonical_way() =>
        Assert.Equal(
            """
            # Terms.

            kind: Agreement
            metadata: {name: acme, version: 3}  # signed
            spec:
              # The term.
              term: &term {start: 2026-01-01, end: 2026-12-31}

              objectives:
                - target: ">= 99.95%"
                  bands:
                    {
                      "[99.0%, 99.95%)": 10%,  # low
                      # lowest
                      "< 95.0%": 100%
                    }
                  # The end of the first.
                - title: 'it''s'
                  term: *term
                # - commented: out
                - - x
                  - plain text
                    on two lines
              clause: |  # as signed
                First line.
                  Second.

              empty:
                # nothing: yet
              last:
            ---
            - 1
            # The end.

            """,
            Format("""


            # Terms.


            kind:   Agreement
            metadata: { name : acme,version: 3 } # signed
            spec:

                # The term.
                term: &term {start: 2026-01-01, end: 2026-12-31,}

                objectives:
                - target:    ">= 99.95%"
                  bands: {"[99.0%, 99.95%)": 10%, # low
                     # lowest
                    "< 95.0%": 100%}
                  # The end of the first.
                -
                    title: 'it''s'
                    term: *term
                # - commented: out
                - -   x
                  - plain text
                       on two lines
                clause: |    # as signed
                      First line.
                        Second.


                empty:
                    # nothing: yet
                last:
            ---

            - 1
            # The end.


            """));

    [Theory]
    [InlineData("", "")]
    [InlineData("\n\n", "")]
    [InlineData("\uFEFFa: 1", "a: 1\n")]
    [InlineData("# a\n\n\n\n#b", "# a\n\n#b\n")]
    [InlineData("---\na: 1", "a: 1\n")]
    [InlineData("---", "---\n")]
    [InlineData("---\n# c\n---\n", "---\n# c\n---\n")]
    [InlineData("a: 1\n...\n# c\n- 2\n...\n", "a: 1\n---\n# c\n- 2\n")]
    [InlineData("a: 1\n\n--- # c\n\nb: 2", "a: 1\n---  # c\nb: 2\n")]
    [InlineData("a: 1\r\nb:\r\n- x\r\n", "a: 1\nb:\n  - x\n")]
    [InlineData("a:\t1\t# c\t\n", "a: 1  # c\n")]
    [InlineData("{a: 1,b:  [ x,y ] ,}", "{a: 1, b: [x, y]}\n")]
    [InlineData("{a: , b: , c}", "{a: , b: , c}\n")]
    [InlineData("a: {\n}", "a: {}\n")]
    [InlineData("a: [ # c\n]", "a:\n  [  # c\n  ]\n")]
    [InlineData("- [a,\n  b]", "- [\n    a,\n    b\n  ]\n")]
    [InlineData("[a: 1, {b: {\n c: 2}}]", "[\n  a: 1,\n  {\n    b: {\n      c: 2\n    }\n  }\n]\n")]
    [InlineData("a: # c\n  # d\n  x\n", "a:  # c\n  # d\n  x\n")]
    [InlineData("a: &n # c\n  b: 1\n", "a: &n  # c\n  b: 1\n")]
    [InlineData("&n\na: 1\n", "&n\na: 1\n")]
    [InlineData("- &n\n  a: 1\n", "- &n\n  a: 1\n")]
    [InlineData("-\n  - a\n  -\n    b: 1\n", "- - a\n  - b: 1\n")]
    [InlineData("a: |2\n    x\n", "a: |2\n    x\n")]
    [InlineData("a: |+\n x\n\n\n\nb: 1\n", "a: |+\n  x\n\n\n\nb: 1\n")]
    [InlineData("a: >-\n x\n  y\n\n\n\nb: 1\n", "a: >-\n  x\n   y\n\nb: 1\n")]
    [InlineData("a: |\n x\n   \nb: 1\n", "a: |\n  x\n    \nb: 1\n")]
    [InlineData("a: \"x\n   y\\ \n   z\"\n", "a: \"x\n  y\\ \n  z\"\n")]
    [InlineData("a: 'x  \n\n   y'\n", "a: 'x\n\n  y'\n")]
    [InlineData("a:\n- x\n# c\nb: 1\n", "a:\n  - x\n# c\nb: 1\n")]
    [InlineData("a:\n  - x\n  # c\nb: 1\n", "a:\n  - x\n  # c\nb: 1\n")]
    public void Layout_is_canonical_and_meaning_stays(string text, string formatted) =>
        Assert.Equal(formatted, Format(text));

    [Theory]
    [InlineData("a: [1\n", "KPT105")]
    [InlineData("a: 1\na: 2\n", "KPT107")]
    [InlineData("a: !x 1\n", "KPT109")]
    public void A_text_with_errors_is_not_formatted(string text, string code)
    {
        var formatted = Formatter.Format(new SourceText("a.yaml", text));

        Assert.Null(formatted.Value);
        Assert.Equal([code], formatted.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Formatting_keeps_the_tree_and_every_comment_and_changes_nothing_the_second_time() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var messy = MessyYaml.Of(seed);
            var formatted = Format(messy.Text);

            Assert.Equal(Trees.Of(messy.Text), Trees.Of(formatted));
            Assert.Equal(formatted, Format(formatted));
            Assert.Equal(messy.Comments.Order(), messy.Comments.Where(formatted.Contains).Order());
            Assert.True(IsInOrder(messy.Comments.Select(c => formatted.IndexOf(c, StringComparison.Ordinal))));
            Assert.DoesNotContain("\n\n\n", formatted);
            Assert.DoesNotContain(formatted, c => c is '\r' or '\t');
            Assert.All(formatted.Split('\n'), line => Assert.False(line.EndsWith(' '), line));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void Random_slips_never_make_formatting_change_the_meaning() =>
        Prop.ForAll(Mutations.Of(HostileYamlTests.Valid), text =>
        {
            if (Formatter.Format(new SourceText("a.yaml", text)).Value is not { } formatted) return;
            Assert.Equal(Trees.Show(Trees.Parse(text)), Trees.Show(Trees.Parse(formatted)));
            Assert.Equal(formatted, Format(formatted));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void A_file_that_would_grow_too_large_is_not_formatted()
    {
        var items = string.Concat(Enumerable.Repeat("\n x,", 150_000));
        var deep = new SourceText("a.yaml", $"{new string('[', 60)}{items}\n {new string(']', 60)}");

        Assert.Equal(["KPT119"], Formatter.Format(deep).Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void An_edit_changes_only_the_node()
    {
        var source = new SourceText("a.yaml", "# terms\nspec:\n  target:   99.9%  # low\n  every: month\n");
        var spec = (MapSyntax)((MapSyntax)YamlParser.Parse(source).Value!.Documents[0].Root).Entries[0].Value;

        Assert.Equal(
            "# terms\nspec:\n  target:   99.95%  # low\n  every: month\n",
            SyntaxEdit.Replace(source, spec.Entries[0].Value, "99.95%"));
        Assert.Throws<ArgumentException>(() => SyntaxEdit.Replace(new("b.yaml", ""), spec, "x"));
    }

    [Fact]
    public void An_edit_leaves_all_other_characters() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var source = new SourceText("a.yaml", MessyYaml.Of(seed).Text);
            foreach (var document in YamlParser.Parse(source).Value!.Documents)
            {
                var edited = SyntaxEdit.Replace(source, document.Root, "⟦new⟧");
                Assert.StartsWith(source.Text[..document.Root.Span.Start] + "⟦new⟧", edited);
                Assert.EndsWith("⟦new⟧" + source.Text[document.Root.Span.End..], edited);
            }
        }).QuickCheckThrowOnFailure(100);

    private static bool IsInOrder(IEnumerable<int> offsets)
    {
        var previous = -1;
        return offsets.All(offset => offset > previous && (previous = offset) >= 0);
    }

    private static string Format(string text)
    {
        var formatted = Formatter.Format(new SourceText("a.yaml", text));
        Assert.Equal([], formatted.Diagnostics.Select(d => d.ToString()));
        return formatted.Value!;
    }
}
