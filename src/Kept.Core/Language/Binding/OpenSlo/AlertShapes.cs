using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The kinds <c>AlertPolicy</c>, <c>AlertCondition</c> and <c>AlertNotificationTarget</c>: who is alerted when a budget
/// burns. They are read and checked; a statement does not depend on them.</summary>
internal static class AlertShapes
{
    private static readonly Field<string> Severity = Required("severity", Scalars.Text("a severity", "page"), "How urgent it is.");

    private static readonly Field<string> ConditionKind = Optional(
        "kind", new WordShape<string>("a kind of condition", [("burnrate", "burnrate", "How fast the budget burns.")]), "What is asked.");

    private static readonly Field<string> Op = Required("op", new WordShape<string>("a comparison", [
        ("lte", "<=", "At most."), ("gte", ">=", "At least."), ("lt", "<", "Less than."), ("gt", ">", "More than.")]), "How it compares.");

    private static readonly Field<Written<Rational>> Threshold = Required("threshold", OpenSloScalars.Number, "What it is compared with.");

    private static readonly Field<DurationShorthand> Lookback = Required("lookbackWindow", OpenSloScalars.Duration, "Over which time it is asked.");

    private static readonly Field<DurationShorthand> After = Optional("alertAfter", OpenSloScalars.Duration, "How long it has to hold; not at all when left out.");

    private static readonly Field<AlertUse> Condition = Required(
        "condition", new OpenSloRecord<AlertUse>("A condition on a burn rate", [ConditionKind, Op, Threshold, Lookback, After], _ => AlertUse.Inline),
        "When the alert is due.");

    private static readonly Field<string> Target = Required("target", Scalars.Text("a way to reach people", "email"), "How people are reached.");

    public static OpenSloRecord<AlertUse> ConditionSpec { get; } = new(
        "An alert condition", [MetadataShapes.Description, Severity, Condition], Described);

    public static OpenSloRecord<AlertUse> TargetSpec { get; } = new(
        "An alert notification target", [Target, MetadataShapes.Description], Described);

    private static readonly Field<Boxed<bool>> WhenNoData = Optional("alertWhenNoData", OpenSloScalars.Truth, "Whether missing data alert.");

    private static readonly Field<Boxed<bool>> WhenResolved = Optional("alertWhenResolved", OpenSloScalars.Truth, "Whether the end alerts.");

    private static readonly Field<Boxed<bool>> WhenBreaching = Optional("alertWhenBreaching", OpenSloScalars.Truth, "Whether the beginning alerts.");

    private static readonly Field<Sequence<AlertUse>> Conditions = Required(
        "conditions", new OpenSloList<AlertUse>(Use("An alert condition of a policy", "conditionRef", "AlertCondition", "an alert condition", ConditionSpec)),
        "When the alert is due: a list of one condition.");

    private static readonly Field<Sequence<AlertUse>> Targets = Required(
        "notificationTargets",
        new OpenSloList<AlertUse>(Use("A notification target of a policy", "targetRef", "AlertNotificationTarget", "an alert notification target", TargetSpec)),
        "Who is alerted.");

    public static OpenSloRecord<AlertUse> PolicySpec { get; } = new(
        "An alert policy", [MetadataShapes.Description, WhenNoData, WhenResolved, WhenBreaching, Conditions, Targets], r =>
        {
            var good = MetadataShapes.DescriptionIsGood(r);
            if (r.Get(Conditions) is not [_])
                good = r.Report(OpenSloDiagnostics.WrongNumber(r.PlaceOf(Conditions), "An alert policy", "one condition", r.Get(Conditions).Count));
            if (r.Get(Targets).Count == 0)
                good = r.Report(OpenSloDiagnostics.WrongNumber(r.PlaceOf(Targets), "An alert policy", "at least one notification target", 0));
            return good ? AlertUse.Inline with { Parts = [.. r.Get(Conditions), .. r.Get(Targets)] } : null;
        });

    /// <summary>An alert policy that an SLO names or holds.</summary>
    public static Shape<AlertUse> PolicyUse { get; } = Use("An alert policy of an SLO", "alertPolicyRef", "AlertPolicy", "an alert policy", PolicySpec);

    private static OpenSloRecord<AlertUse> Use(string title, string reference, string kind, string what, Shape<AlertUse> spec)
    {
        var name = Optional(reference, OpenSloScalars.Reference(what, "fast-burn"), $"The name of {what}.");
        var kindOf = Optional("kind", new WordShape<string>("the kind", [(kind, kind, "It stands here itself.")]), "For one that stands here itself.");
        var metadata = Optional("metadata", new MappedMetadata(), "Its name and title.");
        var inline = Optional("spec", spec, "What it says.");
        return new(title, [name, kindOf, metadata, inline], r =>
        {
            if (r.Has(name) && new Field[] { kindOf, metadata, inline }.FirstOrDefault(r.Has) is { } other)
                r.Report(OpenSloDiagnostics.OneOf(r.Map.Find(other.Name)!.Key.Place, title, $"{reference}, {other.Name}", 2));
            else if (r.Has(name))
                return new AlertUse(kind, r.Get(name), []);
            else if (new Field[] { kindOf, metadata, inline }.FirstOrDefault(f => !r.Has(f)) is { } missing)
                r.Report(missing == kindOf && !r.Has(inline)
                    ? OpenSloDiagnostics.OneOf(r.Head, title, $"{reference}, spec (with kind and metadata)", 0)
                    : OpenSloDiagnostics.Needs(r.Head, title, missing.Name, "it stands here itself"));
            else
                return r.Get(inline);
            return null;
        });
    }

    private static AlertUse? Described(RecordReader record) => MetadataShapes.DescriptionIsGood(record) ? AlertUse.Inline : null;

    private sealed class MappedMetadata : Shape<Metadata>
    {
        protected override Form Describe() => MetadataShapes.Metadata.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out Metadata value)
        {
            value = (MetadataShapes.Metadata.Read(node, context) as Metadata)!;
            return value is not null;
        }
    }
}

/// <summary>A document about alerts that is used: named, or held with what it uses in its turn.</summary>
internal sealed record AlertUse(string? Kind, ScalarSyntax? Name, Sequence<AlertUse> Parts)
{
    public static AlertUse Inline { get; } = new(null, null, []);

    /// <summary>All documents that are named here.</summary>
    public IEnumerable<AlertUse> Named() => (Name is null ? [] : new[] { this }).Concat(Parts.SelectMany(p => p.Named()));
}
