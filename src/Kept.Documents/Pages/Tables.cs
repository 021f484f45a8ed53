using System.Globalization;
using Kept.Quantities;

namespace Kept.Documents.Pages;

/// <summary>Plain tables: the first column names the row, figures stand at the right.</summary>
internal static class Tables
{
    private const int ShortRows = 12;   // printed on one page

    public static void Write(HtmlWriter html, string caption, Table table)
    {
        html.Open("div", ("class", table.Rows.Count <= ShortRows ? "scroll short" : "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption));
        html.Open("table").Element("caption", caption);
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns) html.Element("th", column.Title, ("scope", "col"), ("class", ClassOf(column)));
        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows) WriteRow(html, table.Columns, row);
        if (table.Left > 0)
            html.Open("tr").Element("td", More(table), ("class", "more"), ("colspan", table.Columns.Count.ToString(CultureInfo.InvariantCulture))).Close();
        html.Close().Close().Close();
    }

    private static void WriteRow(HtmlWriter html, Sequence<TableColumn> columns, Sequence<string> row)
    {
        html.Open("tr");
        for (var i = 0; i < row.Count; i++)
            if (i == 0) html.Element("th", row[i], ("scope", "row"), ("class", ClassOf(columns[i])));
            else html.Element("td", row[i], ("class", ClassOf(columns[i])));
        html.Close();
    }

    private static string? ClassOf(TableColumn column) => column.IsFigure ? "figure" : column.IsMoment ? "moment" : null;

    private static string More(Table table) => string.Create(CultureInfo.InvariantCulture, $"… and {table.Left} more");
}
