using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>What holds of every run, whatever the service does.</summary>
public sealed class SonarPagingPropertyTests
{
    [Fact]
    public void ListTicketsAsync_ReadsAllInOrder_WhenListDoesNotChange() =>
        Holds(async run =>
        {
            var service = run.Service();
            var expected = run.InOrder(run.Rows).Skip(run.Offset);

            Assert.Equal(expected, await run.ReadAsync(service));
            // Not one page more than the rows need, but for the empty one that ends a list without a total.
            var pages = (Math.Max(0, run.Rows.Count - run.Offset) + run.Size - 1) / run.Size;
            Assert.InRange(service.Requests, 1, pages + 1);
        });

    [Fact]
    public void ListTicketsAsync_ContinuesAtOffset() =>
        Holds(async run =>
        {
            var read = new List<long?>();
            long? next = run.Offset;
            while (next is { } offset)
            {
                var page = await new SonarClient(run.Service()).GetTicketPageAsync(run.Query with { Offset = offset });
                Assert.Equal(offset, page.Position);
                read.AddRange(page.Items.Select(static t => t.Id));
                next = page.Next;
            }

            Assert.Equal(run.InOrder(run.Rows).Skip(run.Offset), read.Select(static id => id!.Value));
        });

    [Fact]
    public void ListTicketsAsync_MissesNone_WhenTicketsAreAdded() =>
        Holds(async run =>
        {
            var service = run.Service(run.Appearing());
            var read = await run.ReadAsync(service);

            Assert.Empty(run.InOrder(run.Rows).Skip(run.Offset).Except(read));
            Assert.Equal(read.Count, read.Distinct().Count());
        });

    [Fact]
    public void ListTicketsAsync_EndsWithoutDuplicates_WhateverChanges() =>
        Holds(async run =>
        {
            var service = new SimulatedSonar(run.Rows)
            {
                Cap = run.Cap,
                HeedsSort = run.Seed % 2 == 0,
                HeedsOffset = run.Seed % 7 != 0,
                Total = run.HasTotal ? count => Math.Max(0, count + (run.Seed % 5) - 2) : null,
                Changes = run.Anything(),
            };

            // A list that is mostly pushed along by new rows looks like one whose offset is ignored: that is an error, never a silent end.
            var read = new List<long?>();
            try
            {
                await foreach (var ticket in new SonarClient(service).ListTicketsAsync(run.Query with { Offset = run.Offset }))
                    read.Add(ticket.Id);
            }
            catch (InvalidResponseException) when (!service.HeedsOffset || service.Rows.Count > run.Rows.Count) { }

            Assert.Equal(read.Count, read.Distinct().Count());
        });

    private static void Holds(Func<Run, Task> property) =>
        Property.Holds(FsCheck.FSharp.Prop.ForAll(Runs(), Microsoft.FSharp.Core.FuncConvert.FromFunc(property)));

    private static Arbitrary<Run> Runs() =>
        (
            from count in Gen.Frequency((1, Gen.Choose(0, 3)), (4, Gen.Choose(0, 60)))
            from rows in Gen.Choose(1, 200).ListOf(count)
            from cap in Gen.Frequency((1, Gen.Elements(1)), (3, Gen.Choose(1, 25)))
            from pageSize in Gen.Choose(1, 25)
            from offset in Gen.Frequency((3, Gen.Elements(0)), (1, Gen.Choose(0, 70)))
            from isDescending in Gen.Elements(true, false)
            from hasTotal in Gen.Frequency((3, Gen.Elements(true)), (1, Gen.Elements(false)))
            from seed in Gen.Choose(0, int.MaxValue)
            select new Run([.. rows.Distinct().Select(static id => (long)id)], cap, pageSize, offset, isDescending, hasTotal, seed)
        ).ToArbitrary();

    private sealed record Run(IReadOnlyList<long> Rows, int Cap, int PageSize, int Offset, bool IsDescending, bool HasTotal, int Seed)
    {
        public int Size => Math.Min(Cap, PageSize);

        public SonarTicketQuery Query =>
            new()
            {
                Offset = Offset,
                PageSize = PageSize,
                SortDirection = IsDescending ? SonarSortDirection.Descending : SonarSortDirection.Ascending,
            };

        public IEnumerable<long> InOrder(IEnumerable<long> rows) => IsDescending ? rows.OrderDescending() : rows.Order();

        public SimulatedSonar Service(IReadOnlyList<Action<List<long>>>? changes = null) =>
            new(Rows)
            {
                Cap = Cap,
                Total = HasTotal ? static count => count : null,
                Changes = changes ?? [],
            };

        public async Task<List<long>> ReadAsync(SimulatedSonar service) =>
            [.. (await new SonarClient(service).ListTicketsAsync(Query).ToListAsync()).Select(static t => t.Id!.Value)];

        /// <summary>Up to fifteen new rows, before, between and behind the others.</summary>
        public IReadOnlyList<Action<List<long>>> Appearing()
        {
            var random = new Random(Seed);
            return
            [
                .. Enumerable
                    .Range(0, random.Next(6))
                    .Select<int, Action<List<long>>>(_ =>
                    {
                        long[] added = [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(-200, 400))];
                        return rows => rows.AddRange(added.Except(rows));
                    }),
            ];
        }

        public IReadOnlyList<Action<List<long>>> Anything()
        {
            var random = new Random(Seed);
            Action<List<long>>[] kinds =
            [
                rows => rows.AddRange(Enumerable.Range(0, random.Next(30)).Select(_ => (long)random.Next(-200, 400)).Except(rows).ToList()),
                rows => rows.RemoveAll(_ => random.Next(3) == 0),
                rows => random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)),
                static rows => rows.Clear(),
                static _ => { },
            ];
            return [.. Enumerable.Range(0, random.Next(40)).Select(_ => kinds[random.Next(kinds.Length)])];
        }
    }
}
