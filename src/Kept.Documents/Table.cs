using Kept.Quantities;

namespace Kept.Documents;

/// <summary>Rows of texts under titles.</summary>
/// <param name="Left">How many rows more there are than are listed.</param>
public sealed record Table(Sequence<TableColumn> Columns, Sequence<Sequence<string>> Rows, int Left = 0);

/// <param name="IsFigure">Whether its cells are compared digit by digit, and so stand at the right.</param>
/// <param name="IsMoment">Whether its cells are dates and times, which are read in one line.</param>
public readonly record struct TableColumn(string Title, bool IsFigure = false, bool IsMoment = false);
