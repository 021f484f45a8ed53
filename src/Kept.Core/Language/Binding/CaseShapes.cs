using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Cases: one row each, or one row for each of their events.</summary>
internal static class CaseShapes
{
    private static readonly Field<string> Id = Required("id", Scalars.Column, "The column that identifies a case.");

    private static readonly Field<EventDraft> Events = Required(
        "events", new EventsShape(),
        "For one row a case: each event with its column, as in {opened: created_at}. For one row an event: the list of event names.");

    private static readonly Field<StampDraft> At = Optional(
        "at", StampShapes.Column, "For one row an event: the column of the event's instant.");

    private static readonly Field<ColumnDraft> Event = Optional(
        "event", ColumnShapes.Column, "For one row an event: the column that names the event.");

    private static readonly Field<Sequence<Pair<string, StampDraft>>> Dates = Optional(
        "dates", Stamps("the name of a date"),
        "Instants that are set in advance, such as a promised date or the ends of a planned window.");

    private static readonly Field<Sequence<NamedPauses>> Pauses = Optional(
        "pauses", new NamedShape<NamedPauses>("the name of a pause", PausesShape()),
        "Named pauses, each from one column (or event) to another; several of a name as a list.");

    private static readonly Field<Sequence<Column>> Fields = Optional(
        "fields", ColumnShapes.Columns, "Columns that say more about a case, such as priority or cause.");

    public static Shape<ContentDraft> Cases { get; } = new RecordShape<ContentDraft>(
        "A source of cases", [Id, Events, At, Event, Dates, Pauses, Fields], Build);

    private static ContentDraft? Build(RecordReader record)
    {
        var events = record.Get(Events);
        var isLong = events.Columns is null;
        if (isLong != record.Has(At) || isLong != record.Has(Event))
        {
            record.Report(CaseDiagnostics.MixedLayouts(record.Map.Find("events")!.Key));
            return null;
        }

        return stamps => new SourceContent.Cases(
            record.Get(Id),
            isLong ? RowAnEvent(record, events, stamps) : RowACase(record, events, stamps),
            record.Get(Dates, []).Select(d => new EventColumn(d.Key, d.Value.With(stamps))).ToSequence(),
            record.Get(Fields, []));
    }

    private static CaseRows.OneRowACase RowACase(RecordReader record, EventDraft events, StampFormat stamps) => new(
        events.Columns!.Value.Select(e => new EventColumn(e.Key, e.Value.With(stamps))).ToSequence(),
        record.Get(Pauses, []).SelectMany(p => p.Spans.Select(s =>
            new PauseColumns(p.Name, s.From.With(stamps), s.To.With(stamps)))).ToSequence());

    private static CaseRows.OneRowAnEvent RowAnEvent(RecordReader record, EventDraft events, StampFormat stamps) => new(
        record.Get(At).With(stamps), record.Get(Event).Named("event"), events.Names,
        record.Get(Pauses, []).SelectMany(p => p.Spans.Select(s =>
            new PauseEvents(p.Name, s.From.Column, s.To.Column))).ToSequence());

    private static PairsShape<string, StampDraft> Stamps(string what) =>
        new(what, Scalars.Name(what, "opened"), StampShapes.Column);

    private static Shape<NamedPauses> PausesShape()
    {
        var from = Required("from", StampShapes.Column, "The column (or event) at which the pause begins.");
        var to = Required("to", StampShapes.Column, "The column (or event) at which it ends; an empty cell is a pause that goes on.");
        var one = new RecordShape<NamedPauses>(
            "A pause", [from, to], r => new NamedPauses(r.Name, [new PauseSpan(r.Get(from), r.Get(to))]));
        return new ListShape<NamedPauses>(one)
            .Select(list => new NamedPauses(list.Count > 0 ? list[0].Name : "", list.SelectMany(p => p.Spans).ToSequence()));
    }

    /// <summary>Events with columns (a mapping) or without (a list of names).</summary>
    private sealed class EventsShape : Shape<EventDraft>
    {
        private static readonly PairsShape<string, StampDraft> Columns = Stamps("the name of an event");
        private static readonly ListShape<string> Listed = new(Scalars.Name("the name of an event", "opened"));

        protected override Form Describe() => new Form.Either([Columns.Form, Listed.Form]);

        public override bool TryRead(SyntaxNode node, BindingContext context, out EventDraft value)
        {
            value = new EventDraft([], null);
            if (node is MapSyntax)
            {
                if (!Columns.TryRead(node, context, out var columns)) return false;
                value = new EventDraft(columns.Select(c => c.Key).ToSequence(), columns);
                return true;
            }
            if (!Listed.TryRead(node, context, out var names)) return false;
            value = new EventDraft(names, null);
            return true;
        }
    }

    private sealed record EventDraft(Sequence<string> Names, Sequence<Pair<string, StampDraft>>? Columns);

    private sealed record NamedPauses(string Name, Sequence<PauseSpan> Spans);

    private sealed record PauseSpan(StampDraft From, StampDraft To);
}

internal static class CaseDiagnostics
{
    public static Diagnostic MixedLayouts(ScalarSyntax events) => new(
        "KPT218", Severity.Error, events.Place,
        "Cases are written with one row each (events as a mapping to columns) or with one row for each event " +
        "(events as a list, with 'at' and 'event').",
        "Keep the keys of one of the two layouts.");
}
