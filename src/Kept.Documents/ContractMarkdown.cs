using System.Text;
using Kept.Agreements;
using Kept.Documents.Contracts;

namespace Kept.Documents;

/// <summary>Contracts as Markdown, for those who compare, mail or store plain text. The same contract gives the same bytes.</summary>
public static class ContractMarkdown
{
    public static string Write(Contract contract)
    {
        var text = Head(contract.Agreement, ContractWords.Kind(contract.Agreement));
        new ProvisionMarkdown(text, ContractPictures.Of(contract.Agreement)).Write(contract.Sections);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>The contract on one page: what people ask first.</summary>
    public static string WriteSummary(Contract contract)
    {
        var text = Head(contract.Agreement, $"{ContractWords.Kind(contract.Agreement)}: summary");
        new ProvisionMarkdown(text, ContractPictures.None).WriteParts(ContractSummary.Of(contract.Agreement));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static StringBuilder Head(Agreement agreement, string kind)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(MarkdownText.Escape(agreement.Title)).Append("\n\n").Append(kind).Append("\n\n");
        foreach (var (name, value) in ContractWords.Facts(agreement))
            text.Append("- **").Append(MarkdownText.Escape(name)).Append("**: ").Append(MarkdownText.Escape(value)).Append('\n');
        return text.Append('\n');
    }
}
