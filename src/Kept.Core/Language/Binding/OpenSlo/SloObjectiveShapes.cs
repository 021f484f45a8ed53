using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>Objectives of an agreement that are written here, or taken from an SLO of OpenSLO. What the SLO says becomes the
/// text of an objective, so that everything else that an objective can have can stand beside it.</summary>
internal static class SloObjectiveShapes
{
    private static readonly string[] FromSlo = ["indicator", "target"];

    private static readonly Field<Slo> SloOf = Required(
        "slo", new ReferenceShape<Slo>("an SLO", "checkout-latency"), "The SLO of OpenSLO that says what is measured and promised.");

    private static readonly Field<string> Which = Optional(
        "objective", Scalars.Text("the displayName or the number of an objective", "Fast enough"),
        "Which of the SLO's objectives; each becomes an objective when left out.");

    private static readonly Field<SyntaxNode> Empty = Optional(
        "empty", new EmptyNode(), "What a slice of time counts as in which nothing happened, which OpenSLO does not say.");

    private static readonly Field<SyntaxNode> Every = Optional(
        "every", new RecurrenceNode(), "The periods in which it is assessed, when the SLO does not say it in days, months, quarters or years.");

    private static readonly Field[] Own = [SloOf, Which, Empty, Every];

    private static readonly RecordShape<SloTerms> Terms = new("An objective of an SLO", Own, r => Choose(r) is { } chosen
        ? new SloTerms(r.Get(SloOf), chosen, r.Find(Empty), r.Find(Every)) : null);

    /// <summary>One objective, or those that an SLO has.</summary>
    public static Shape<ObjectiveGroup> Objectives { get; } = new GroupShape();

    private static List<int>? Choose(RecordReader record)
    {
        var slo = record.Get(SloOf);
        if (record.Context.TryFind<Twin<Slo>>(slo.Metadata.Name, out var twin))
        {
            record.Report(OpenSloDiagnostics.Ambiguous((ScalarSyntax)record.NodeOf(SloOf), OpenSloKinds.Slo.Name, twin!.Again));
            return null;
        }
        var all = Enumerable.Range(0, slo.Objectives.Count).ToList();
        if (record.Find(Which) is { } which)
        {
            var found = all.Where(i => slo.Objectives[i].DisplayName == which || Number(i) == which).ToList();
            if (found is [_]) return found;
            record.Report(MappingDiagnostics.NoSuchObjective(
                record.PlaceOf(Which), which, slo.Metadata, all.Select(i => slo.Objectives[i].DisplayName ?? Number(i)).ToList()));
            return null;
        }
        if (!slo.IsComposite) return all;
        record.Report(MappingDiagnostics.Composite(record.PlaceOf(SloOf), slo.Metadata));
        return null;
    }

    private static string Number(int index) => (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What an agreement takes of an SLO.</summary>
    private sealed record SloTerms(Slo Slo, IReadOnlyList<int> Chosen, SyntaxNode? Empty, SyntaxNode? Every);

    private sealed class GroupShape : Shape<ObjectiveGroup>
    {
        protected override Form Describe() => new Form.Either([
            ObjectiveShapes.Objective.Form,
            new Form.Record("An objective of an SLO", Keys()) { VariantOf = (Form.Record)ObjectiveShapes.Objective.Form }]);

        public override bool TryRead(SyntaxNode node, BindingContext context, out ObjectiveGroup value)
        {
            value = new ObjectiveGroup([]);
            if (node is not MapSyntax map || map.Find(SloOf.Name) is null)
            {
                if (!ObjectiveShapes.Objective.TryRead(node, context, out var objective)) return false;
                value = new ObjectiveGroup([objective]);
                return true;
            }
            var good = true;
            foreach (var entry in map.Entries)
                if (FromSlo.Contains(entry.Key.Value)) good = context.Report(MappingDiagnostics.ComesFromSlo(entry.Key));
            if (!Terms.TryRead(Part(map, isOwn: true), context, out var terms) || !good) return false;

            var items = terms.Chosen.Select(i => Read(map, terms, i, context)).ToList();
            value = new ObjectiveGroup(items.OfType<Objective>().ToSequence());
            return !items.Contains(null);
        }

        private static Objective? Read(MapSyntax map, SloTerms terms, int index, BindingContext context)
        {
            var (slo, objective) = (terms.Slo, terms.Slo.Objectives[index]);
            var every = SloPeriods.Find(slo, terms.Every, map, context);
            var indicator = SloIndicators.Find(slo, objective, terms.Empty, map, context);
            if (every is null || indicator is null) return null;
            var target = Draft.Text(objective.Target.Node, $"at least {SloIndicators.Percent(objective.Target.Value)}");
            var rest = Part(map, isOwn: false).Entries;
            var isOneOfSeveral = terms.Chosen.Count > 1;
            if (isOneOfSeveral) rest = rest.Where(e => e.Key.Value != "title").ToSequence();
            var written = map.With([
                .. rest, .. Draft.Map(map, ("indicator", indicator), ("target", target), ("every", every),
                    ("title", isOneOfSeveral ? Draft.Text(map, TitleOf(map, objective, index, context)) : null)).Entries]);
            var name = isOneOfSeveral ? $"{context.Name}-{Suffix(slo, index)}" : context.Name;
            return ObjectiveShapes.Objective.TryRead(written, context.Named(name), out var read) ? read : null;
        }

        private static string TitleOf(MapSyntax map, SloObjective objective, int index, BindingContext context) =>
            $"{(map.Find("title")?.Value as ScalarSyntax)?.Value ?? context.Name}: {objective.DisplayName ?? Number(index)}";

        /// <summary>The displayName as a name where it is one of its own, else the number.</summary>
        private static string Suffix(Slo slo, int index)
        {
            var slugs = slo.Objectives.Select(o => Slug(o.DisplayName ?? "")).ToList();
            return slugs[index].Length > 0 && slugs.Count(s => s == slugs[index]) == 1 ? slugs[index] : Number(index);
        }

        private static string Slug(string title) => string.Join('-', new string([
            .. title.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));

        private static MapSyntax Part(MapSyntax map, bool isOwn) => map.With(
            map.Entries.Where(e => Own.Any(f => f.Name == e.Key.Value) == isOwn && !FromSlo.Contains(e.Key.Value)).ToSequence());

        private static Sequence<Key> Keys() =>
        [
            .. Own.Select(f => new Key(f.Name, f.Form, f.Required, f.Doc)),
            .. ((Form.Record)ObjectiveShapes.Objective.Form).Keys.Where(k => !FromSlo.Contains(k.Name) && Own.All(f => f.Name != k.Name)),
        ];
    }

    /// <summary>A value that is read with the objective that is made of it.</summary>
    private sealed class EmptyNode : Shape<SyntaxNode>
    {
        protected override Form Describe() => new Form.Either([IndicatorWords.EmptyInterval.Form, new Form.Scalar("a percentage", "100%")]);

        public override bool TryRead(SyntaxNode node, BindingContext context, out SyntaxNode value)
        {
            value = node;
            return true;
        }
    }

    private sealed class RecurrenceNode : Shape<SyntaxNode>
    {
        protected override Form Describe() => Scalars.Recurrence.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out SyntaxNode value)
        {
            value = node;
            return true;
        }
    }
}

/// <summary>The objectives that one entry of an agreement comes to.</summary>
internal sealed record ObjectiveGroup(Sequence<Objective> Items);
