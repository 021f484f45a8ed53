namespace Kept.Quantities;

/// <summary>A currency of ISO 4217 with its number of minor digits (2 for EUR, 0 for JPY, 3 for KWD).</summary>
public sealed record Currency
{
    private Currency(string code, int minorDigits)
    {
        Code = code;
        MinorDigits = minorDigits;
    }

    public string Code { get; }

    public int MinorDigits { get; }

    /// <summary>Finds a currency by its three-letter code; null when ISO 4217 has none of that code.</summary>
    public static Currency? Find(string code) => All.GetValueOrDefault(code);

    public static IEnumerable<string> Codes => All.Keys;

    public override string ToString() => Code;

    private static readonly Dictionary<string, Currency> All = Table();

    // ISO 4217 list one (active currencies), grouped by minor digits.
    private static Dictionary<string, Currency> Table()
    {
        const string none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
        const string three = "BHD IQD JOD KWD LYD OMR TND";
        const string four = "CLF UYW";
        const string two =
            "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF " +
            "CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD " +
            "HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT " +
            "MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR " +
            "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU " +
            "UZS VED VES WST XCD YER ZAR ZMW ZWG";

        var all = new Dictionary<string, Currency>(StringComparer.Ordinal);
        foreach (var (codes, digits) in new[] { (none, 0), (two, 2), (three, 3), (four, 4) })
            foreach (var code in codes.Split(' '))
                all.Add(code, new Currency(code, digits));
        return all;
    }
}
