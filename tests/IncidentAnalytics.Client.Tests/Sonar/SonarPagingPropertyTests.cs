using FsCheck;
using FsCheck.Fluent;
using IncidentAnalytics.Client.Sonar;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Sonar;

/// <summary>Properties of every enumeration, whatever the service does.</summary>
public sealed class SonarPagingPropertyTests
{
    [Fact]
    public void ListTicketsAsync_ReadsAllInOrder_WhenListDoesNotChange() =>
        AssertHolds(async scenario =>
        {
            var service = scenario.CreateService();
            var expected = scenario.InOrder(scenario.Rows).Skip(scenario.Offset);

            Assert.Equal(expected, await scenario.ReadAsync(service));
            // No more pages than needed, except the empty page that ends a list without a total.
            var pages = (Math.Max(0, scenario.Rows.Count - scenario.Offset) + scenario.Size - 1) / scenario.Size;
            Assert.InRange(service.Requests, 1, pages + 1);
        });

    [Fact]
    public void GetTicketPageAsync_ContinuesAtOffset() =>
        AssertHolds(async scenario =>
        {
            var read = new List<long?>();
            long? next = scenario.Offset;
            while (next is { } offset)
            {
                var page = await new SonarClient(scenario.CreateService()).GetTicketPageAsync(scenario.Query with { Offset = offset });
                Assert.Equal(offset, page.Position);
                read.AddRange(page.Items.Select(static t => t.Id));
                next = page.Next;
            }

            Assert.Equal(scenario.InOrder(scenario.Rows).Skip(scenario.Offset), read.Select(static id => id!.Value));
        });

    [Fact]
    public void ListTicketsAsync_MissesNone_WhenTicketsAreAdded() =>
        AssertHolds(async scenario =>
        {
            var service = scenario.CreateService(scenario.CreateAdditions());
            var read = await scenario.ReadAsync(service);

            Assert.Empty(scenario.InOrder(scenario.Rows).Skip(scenario.Offset).Except(read));
            Assert.Equal(read.Count, read.Distinct().Count());
        });

    [Fact]
    public void ListTicketsAsync_EndsWithoutDuplicates_WhateverChanges() =>
        AssertHolds(async scenario =>
        {
            var service = new SimulatedSonar(scenario.Rows)
            {
                Cap = scenario.Cap,
                UsesSort = scenario.Seed % 2 == 0,
                UsesOffset = scenario.Seed % 7 != 0,
                Total = scenario.HasTotal ? count => Math.Max(0, count + (scenario.Seed % 5) - 2) : null,
                Changes = scenario.CreateRandomChanges(),
            };

            // If new rows shift most of the list, this looks like an ignored offset, which must be an error and not an early end.
            var read = new List<long?>();
            try
            {
                await foreach (var ticket in new SonarClient(service).ListTicketsAsync(scenario.Query with { Offset = scenario.Offset }))
                    read.Add(ticket.Id);
            }
            catch (InvalidResponseException) when (!service.UsesOffset || service.Rows.Count > scenario.Rows.Count) { }

            Assert.Equal(read.Count, read.Distinct().Count());
        });

    private static void AssertHolds(Func<Scenario, Task> property) =>
        Property.Holds(FsCheck.FSharp.Prop.ForAll(Scenarios(), Microsoft.FSharp.Core.FuncConvert.FromFunc(property)));

    private static Arbitrary<Scenario> Scenarios() =>
        (
            from count in Gen.Frequency((1, Gen.Choose(0, 3)), (4, Gen.Choose(0, 60)))
            from rows in Gen.Choose(1, 200).ListOf(count)
            from cap in Gen.Frequency((1, Gen.Elements(1)), (3, Gen.Choose(1, 25)))
            from pageSize in Gen.Choose(1, 25)
            from offset in Gen.Frequency((3, Gen.Elements(0)), (1, Gen.Choose(0, 70)))
            from isDescending in Gen.Elements(true, false)
            from hasTotal in Gen.Frequency((3, Gen.Elements(true)), (1, Gen.Elements(false)))
            from seed in Gen.Choose(0, int.MaxValue)
            select new Scenario([.. rows.Distinct().Select(static id => (long)id)], cap, pageSize, offset, isDescending, hasTotal, seed)
        ).ToArbitrary();

    private sealed record Scenario(IReadOnlyList<long> Rows, int Cap, int PageSize, int Offset, bool IsDescending, bool HasTotal, int Seed)
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

        public SimulatedSonar CreateService(IReadOnlyList<Action<List<long>>>? changes = null) =>
            new(Rows)
            {
                Cap = Cap,
                Total = HasTotal ? static count => count : null,
                Changes = changes ?? [],
            };

        public async Task<List<long>> ReadAsync(SimulatedSonar service)
        {
            var list = new SonarClient(service).ListTicketsAsync(Query);
            var tickets = await (Seed % 3 is > 0 and var ahead ? list.WithReadAhead(ahead) : list).ToListAsync();
            return [.. tickets.Select(static t => t.Id!.Value)];
        }

        /// <summary>Up to 15 new rows, before, between and after the others.</summary>
        public IReadOnlyList<Action<List<long>>> CreateAdditions()
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

        public IReadOnlyList<Action<List<long>>> CreateRandomChanges()
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
