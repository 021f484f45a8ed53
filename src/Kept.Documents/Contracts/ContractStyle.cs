using System.Text;
using Kept.Agreements;
using Kept.Documents.Pages;
using Kept.Documents.Scenes;

namespace Kept.Documents.Contracts;

/// <summary>The look of a contract, with the words at the edges of its printed pages.</summary>
internal static class ContractStyle
{
    private static readonly string Rules = StyleSheet.Load("contract.css");

    public static string Of(Agreement agreement) => Start()
        .Append("@page {\n  @top-left { content: ").Append(StyleSheet.Quoted(agreement.Title))
        .Append("; }\n  @top-right { content: ").Append(StyleSheet.Quoted(Edition(agreement)))
        .Append("; }\n  @bottom-left { content: ").Append(StyleSheet.Quoted(ShortHash(agreement)))
        .Append("; }\n}\n@page :first {\n  @top-left { content: none; }\n  @top-right { content: none; }\n}\n").ToString();

    /// <summary>For documents beside the contract.</summary>
    public static string Plain(string title) => Start().Append("@page {\n  @top-left { content: ").Append(StyleSheet.Quoted(title)).Append("; }\n}\n").ToString();

    private static StringBuilder Start() => new StringBuilder("\n").Append(Palette.Css()).Append(Rules);

    private static string Edition(Agreement agreement) => agreement.Number is { } number
        ? $"{number}, version {agreement.Version}"
        : $"{agreement.Name}, version {agreement.Version}";

    private static string ShortHash(Agreement agreement) => agreement.ContentHash.Length > 23 ? agreement.ContentHash[..23] : agreement.ContentHash;
}
