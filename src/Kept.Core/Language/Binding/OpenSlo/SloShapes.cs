using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The kind <c>SLO</c>: which share of an indicator's events or time has to be good, over which time.</summary>
internal static class SloShapes
{
    private static readonly Field<Sli> InlineSpec = Required("spec", SliShapes.Spec, "The indicator.");

    private static readonly Field<Sli> Indicator = Optional(
        "indicator", new OpenSloRecord<Sli>("An indicator of an SLO", [MetadataShapes.Metadata, InlineSpec], r => r.Get(InlineSpec)), "What is measured.");

    private static readonly Field<ScalarSyntax> IndicatorRef = Optional(
        "indicatorRef", OpenSloScalars.Reference("an SLI", "checkout-speed"), "Instead, the SLI that says it.");

    private static readonly Field<string> DisplayName = Optional("displayName", Scalars.Text("a title", "Fast enough"), "What people call it.");

    private static readonly Field<string> Op = Optional("op", new WordShape<string>("a comparison", [
        ("lte", "<=", "At most."), ("gte", ">=", "At least."), ("lt", "<", "Less than."), ("gt", ">", "More than.")]),
        "How values of a thresholdMetric compare when they are good.");

    private static readonly Field<Written<Rational>> Value = Optional(
        "value", OpenSloScalars.Number, "What they are compared with, in the unit of the metric.");

    private static readonly Field<Written<Rational>> Target = Optional("target", OpenSloScalars.Number, "The share promised, from 0 up to but not 1.");

    private static readonly Field<Written<Rational>> TargetPercent = Optional(
        "targetPercent", OpenSloScalars.Number, "Instead, the share in percent, from 0 up to but not 100.");

    private static readonly Field<Written<Rational>> SliceTarget = Optional(
        "timeSliceTarget", OpenSloScalars.Number, "With Timeslices: the share, above 0 up to 1, that makes a slice good.");

    private static readonly Field<DurationShorthand> SliceWindow = Optional(
        "timeSliceWindow", OpenSloScalars.SliceWindow, "With Timeslices and RatioTimeslices: the length of a slice.");

    private static readonly Field<Written<Rational>> Weight = Optional(
        "compositeWeight", OpenSloScalars.Number, "In a composite: how much it weighs; 1 when left out.");

    private static readonly Shape<SloObjective> AnObjective = new OpenSloRecord<SloObjective>(
        "An objective of OpenSLO",
        [DisplayName, Op, Value, Target, TargetPercent, SliceTarget, SliceWindow, Indicator, IndicatorRef, Weight], BuildObjective);

    private static readonly Field<Boxed<LocalDateTime>> StartTime = Required("startTime", OpenSloScalars.StartTime, "When a window begins.");

    private static readonly Field<DateTimeZone> Zone = Required("timeZone", Scalars.Zone, "The zone of the start.");

    private static readonly Field<DurationShorthand> Length = Required("duration", OpenSloScalars.Duration, "The length of the window.");

    private static readonly Field<Boxed<bool>> IsRolling = Optional(
        "isRolling", OpenSloScalars.Truth, "Whether it is the time before each moment; false when left out.");

    private static readonly Field<WindowStart> Calendar = Optional(
        "calendar", new OpenSloRecord<WindowStart>("The calendar of a window", [StartTime, Zone], r => new(r.Get(StartTime).Value, r.Get(Zone))),
        "Where windows begin that do not roll.");

    private static readonly Shape<TimeWindow> AWindow = new OpenSloRecord<TimeWindow>("A time window", [Length, IsRolling, Calendar], r =>
    {
        var isRolling = r.Get(IsRolling, new(false)).Value;
        if (isRolling != r.Has(Calendar)) return new(r.Get(Length), r.Find(Calendar)?.At, r.Find(Calendar)?.Zone, r.Map);
        r.Report(OpenSloDiagnostics.Window(r.Head, isRolling));
        return null;
    });

    private static readonly Field<string> Service = Required("service", Scalars.Text("the name of a service", "shop"), "The service that it is about.");

    private static readonly Field<Sequence<TimeWindow>> Windows = Optional(
        "timeWindow", new OpenSloList<TimeWindow>(AWindow), "Over which time it is assessed: a list of one window.");

    private static readonly Field<Boxed<BudgetingMethod>> Method = Required(
        "budgetingMethod", new WordShape<Boxed<BudgetingMethod>>("a budgeting method", [
            ("Occurrences", new(BudgetingMethod.Occurrences), "Good events of all events."),
            ("Timeslices", new(BudgetingMethod.Timeslices), "Good slices of time of all slices."),
            ("RatioTimeslices", new(BudgetingMethod.RatioTimeslices), "The mean of the ratios of slices of time.")]),
        "What the share is a share of.");

    private static readonly Field<Sequence<SloObjective>> Objectives = Required(
        "objectives", new OpenSloList<SloObjective>(AnObjective), "What is promised.");

    private static readonly Field<Sequence<AlertUse>> Alerts = Optional(
        "alertPolicies", new OpenSloList<AlertUse>(AlertShapes.PolicyUse), "When somebody is alerted; it changes no verdict.");

    public static OpenSloRecord<Slo> Spec { get; } = new(
        "An SLO", [MetadataShapes.Description, Service, Indicator, IndicatorRef, Windows, Method, Objectives, Alerts], BuildSlo);

    private static Slo? BuildSlo(RecordReader record)
    {
        var slo = new Slo(
            record.Get(Method).Value, UseIn(record), record.Get(Windows, []) is [var window, ..] ? window : null, record.Get(Objectives))
        {
            Alerts = record.Get(Alerts, []),
        };
        var good = MetadataShapes.DescriptionIsGood(record) & HasOneIndicator(record, slo);
        if (record.Has(Windows) && record.Get(Windows).Count != 1)
            good = record.Report(OpenSloDiagnostics.WrongNumber(record.PlaceOf(Windows), "timeWindow", "one window", record.Get(Windows).Count));
        if (slo.Objectives.Count == 0)
            good = record.Report(OpenSloDiagnostics.WrongNumber(record.PlaceOf(Objectives), "An SLO", "at least one objective", 0));
        if (slo.Indicator?.Inline?.Metric is SliMetric.Values && slo.Objectives.Count > 1)
            record.Report(OpenSloDiagnostics.SeveralThresholds(record.PlaceOf(Objectives), slo.Objectives.Count));
        if (record.NodeOf(Objectives) is ListSyntax { Items: var nodes })
            for (var i = 0; i < slo.Objectives.Count; i++)
                good &= SloChecks.Check(slo, slo.Objectives[i], (MapSyntax)nodes[i], record.Context);
        return good ? slo : null;
    }

    private static bool HasOneIndicator(RecordReader record, Slo slo)
    {
        if (record.Has(Indicator) && record.Has(IndicatorRef))
            return record.Report(OpenSloDiagnostics.OneOf(record.Map.Find(IndicatorRef.Name)!.Key.Place, "An SLO", "indicator, indicatorRef", 2));
        if (slo.IsComposite && slo.Indicator is not null)
            return record.Report(OpenSloDiagnostics.OneOf(
                record.Map.Find(Indicator.Name)?.Key.Place ?? record.Map.Find(IndicatorRef.Name)!.Key.Place,
                "An SLO", "an indicator of its own, indicators of its objectives", 2));
        return slo.IsComposite || slo.Indicator is not null
            || record.Report(OpenSloDiagnostics.OneOf(record.Head, "An SLO", "indicator, indicatorRef (or each of its objectives does)", 0));
    }

    private static SloObjective? BuildObjective(RecordReader record)
    {
        var good = true;
        if (record.Has(Target) == record.Has(TargetPercent))
            good = record.Report(OpenSloDiagnostics.OneOf(
                record.Map.Find(TargetPercent.Name)?.Key.Place ?? record.Head, "An objective of OpenSLO", "target, targetPercent", record.Has(Target) ? 2 : 0));
        if (record.Has(Indicator) && record.Has(IndicatorRef))
            good = record.Report(OpenSloDiagnostics.OneOf(
                record.Map.Find(IndicatorRef.Name)!.Key.Place, "An objective of OpenSLO", "indicator, indicatorRef", 2));
        if (record.Has(Op) != record.Has(Value) && record.Has(Value))
            good = record.Report(OpenSloDiagnostics.Needs(record.Head, "An objective with a value", "op", "it says how values compare with it"));
        if (!good) return null;

        var target = record.Find(Target) ?? Share(record.Get(TargetPercent));
        good = InRange(record, target, t => t.Sign >= 0 && t < Rational.One, "A target", "from 0 up to but not 1 (100 as targetPercent)")
            & InRange(record, record.Find(SliceTarget), t => t.Sign > 0 && t <= Rational.One, "A timeSliceTarget", "above 0 and up to 1")
            & InRange(record, record.Find(Weight), w => w.Sign > 0, "A compositeWeight", "above 0");
        var threshold = record.Has(Op) && record.Has(Value) ? new Threshold(record.Get(Op), record.Get(Value)) : null;
        return good
            ? new SloObjective(record.Find(DisplayName), threshold, target, record.Find(SliceTarget), record.Find(SliceWindow), UseIn(record))
            : null;
    }

    private static SliUse? UseIn(RecordReader record) =>
        record.Has(Indicator) || record.Has(IndicatorRef) ? new SliUse(record.Find(Indicator), record.Find(IndicatorRef)) : null;

    private static Written<Rational> Share(Written<Rational> percent) => percent with { Value = percent.Value / 100 };

    private static bool InRange(RecordReader record, Written<Rational>? number, Func<Rational, bool> fits, string what, string range) =>
        number is null || fits(number.Value) || record.Report(OpenSloDiagnostics.OutOfRange(number, what, range));

    private sealed record WindowStart(LocalDateTime At, DateTimeZone Zone);
}
