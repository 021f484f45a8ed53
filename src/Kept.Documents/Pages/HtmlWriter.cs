using System.Text;

namespace Kept.Documents.Pages;

/// <summary>Writes HTML in which every text is escaped and every element is closed.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new();
    private readonly Stack<string> _open = [];

    /// <param name="attributes">Those without a value are left out.</param>
    public HtmlWriter Open(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        _open.Push(tag);
        return this;
    }

    public HtmlWriter Close()
    {
        var tag = _open.Pop();
        _html.Append("</").Append(tag).Append('>');
        if (tag is not ("span" or "bdi" or "strong" or "a" or "code" or "ins" or "del")) _html.Append('\n');
        return this;
    }

    public HtmlWriter Text(string text)
    {
        _html.Append(MarkupText.Escape(text));
        return this;
    }

    /// <summary>An element with nothing but a text in it.</summary>
    public HtmlWriter Element(string tag, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(tag, attributes).Text(text).Close();

    /// <summary>An element that has no end, such as <c>meta</c>.</summary>
    public HtmlWriter Void(string tag, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        WriteTag(tag, attributes);
        _html.Append('\n');
        return this;
    }

    /// <summary>Markup that another writer has escaped.</summary>
    public HtmlWriter Markup(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public override string ToString() => _html.ToString();

    private void WriteTag(string tag, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(tag);
        foreach (var (name, value) in attributes)
            if (value is not null)
                _html.Append(' ').Append(name).Append("=\"").Append(MarkupText.Escape(value)).Append('"');
        _html.Append('>');
    }
}
