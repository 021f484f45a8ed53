using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Kept.Benchmarks;
using Kept.Benchmarks.Generation;
using Kept.Benchmarks.ServiceLevels;

switch (args)
{
    case ["quick"]:
        QuickAnswers.Print(Console.Out);
        break;
    case ["generate", "web-shop", var folder]:
        WriteAll(WebShopData.Files(), folder);
        break;
    case ["generate", "sales-marketing", var folder]:
        WriteAll(SalesMarketingData.Files(), folder);
        break;
    case ["generate", "agreement", var services, var file]:
        Write(file, writer => writer.Write(LargeAgreement.Write(int.Parse(services, CultureInfo.InvariantCulture))));
        break;
    case ["generate", "probes", var rows, var file]:
        Write(file, writer => LargeFiles.WriteProbes(int.Parse(rows, CultureInfo.InvariantCulture), writer));
        break;
    case ["generate", "tickets", var rows, var file]:
        Write(file, writer => LargeFiles.WriteTickets(int.Parse(rows, CultureInfo.InvariantCulture), writer));
        break;
    case ["generate", "agreements", var customers, var services, var folder]:
        WriteAll(ManyAgreements.Files(int.Parse(customers, CultureInfo.InvariantCulture), int.Parse(services, CultureInfo.InvariantCulture)), folder);
        break;
    case ["service-levels", var folder, var services, var runs, .. var names]:
        var run = new ServiceLevelRun(
            folder, int.Parse(services, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture), Console.Out);
        foreach (var name in names) run.Run(name);
        break;
    case ["service-levels-store", var task, var folder, var services, var runs, var place, .. var names]:
        var stored = new StoreRun(
            folder, int.Parse(services, CultureInfo.InvariantCulture), int.Parse(runs, CultureInfo.InvariantCulture), place, Console.Out);
        foreach (var name in names) stored.Run(task, name);
        break;
    case ["live", var place]:
        new LiveRun(place, Console.Out).Run();
        break;
    default:
        BenchmarkSwitcher
            .FromAssembly(typeof(QuickAnswers).Assembly)
            .Run(args, DefaultConfig.Instance.WithArtifactsPath("artifacts/benchmarks"));
        break;
}

static void WriteAll(IEnumerable<(string Name, string Content)> files, string folder)
{
    foreach (var (name, content) in files) File.WriteAllText(Path.Combine(folder, name), content);
}

static void Write(string file, Action<TextWriter> content)
{
    using var writer = new StreamWriter(file, append: false, new System.Text.UTF8Encoding(false), bufferSize: 1 << 16);
    content(writer);
}
