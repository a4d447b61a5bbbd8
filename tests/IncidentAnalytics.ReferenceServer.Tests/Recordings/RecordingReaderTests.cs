using System.Text;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Recordings;
using Xunit;

namespace IncidentAnalytics.ReferenceServer.Tests.Recordings;

/// <summary>Recordings that are cut, edited or of another version.</summary>
public sealed class RecordingReaderTests
{
    private const string Start = """{"log":{"version":"1.2","entries":[""";

    public static TheoryData<string, string> Files =>
        new()
        {
            { "", "calls.har: the file is empty." },
            { " \r\n", "calls.har: the file is empty." },
            { "\uFEFF", "calls.har: the file is empty." },
            { "\0\0\0\0", "calls.har: the file is empty." },
            { "x", "calls.har: invalid JSON (line 1, byte 1 of it)." },
            { "[]", "calls.har: the file is not a JSON object." },
            { "{}", "calls.har, log: the member is missing." },
            { """{"log":[]}""", "calls.har, log: an object is expected." },
            { """{"log":{"entries":[]}}""", "calls.har, log.version: the member is missing." },
            { """{"log":{"version":"1.2"}}""", "calls.har, log.entries: the member is missing." },
            { """{"log":{"version":"1.2","entries":{}}}""", "calls.har, log.entries: a list is expected." },
            { """{"log":{"version":"1.2","entries":[],"entries":[]}}""", "calls.har, log.entries: the member is there twice." },
            {
                """{"log":{"version":"1.3","entries":[]}}""",
                "calls.har, log.version: version 1.2 of the HTTP Archive format is expected, not 1.3."
            },
            {
                """{"log":{"version":1.2,"entries":[]}}""",
                "calls.har, log.version: version 1.2 of the HTTP Archive format is expected, not another value."
            },
            {
                """{"log":{"version":"1.2","_format":2,"entries":[]}}""",
                "calls.har, log._format: the recording was written by a newer version; update IncidentAnalytics.ReferenceServer."
            },
            { """{"log":{"version":"1.2","entries":[]}} x""", "calls.har: invalid JSON (line 1, byte 40 of it)." },
            { Start + "{]", "calls.har, entry 1: invalid JSON (line 1, byte 37 of it)." },
            { Start + "1]}}", "calls.har, entry 1: an object is expected." },
            { "{\"\\ud800\":1}", "calls.har: the name of a member is not valid Unicode." },
            { "{\"log\":{\"\\ud800\":1}}", "calls.har: the name of a member is not valid Unicode." },
            { "{", "calls.har: the file ends before its first complete entry." },
            { Start, "calls.har: the file ends before its first complete entry." },
            { Start + "{", "calls.har: the file ends before its first complete entry." },
        };

    public static TheoryData<string, string> Entries =>
        new()
        {
            { """{"request":null}""", "request: an object is expected." },
            { """{"request":-}""", "request: the member is missing." },
            { """{"response":-}""", "response: the member is missing." },
            { """{"startedDateTime":-}""", "startedDateTime: the member is missing." },
            { """{"startedDateTime":"yesterday"}""", "startedDateTime: a date and time is expected." },
            { """{"request":{"method":-}}""", "request.method: the member is missing." },
            { """{"request":{"method":1}}""", "request.method: a text is expected." },
            { """{"request":{"url":-}}""", "request.url: the member is missing." },
            { """{"request":{"url":"/relative"}}""", "request.url: an absolute address is expected." },
            { """{"request":{"url":"\ud800"}}""", "request.url: the text is not valid Unicode." },
            { """{"request":{"postData":1}}""", "request.postData: an object is expected." },
            { """{"request":{"postData":{"text":1}}}""", "request.postData.text: a text is expected." },
            { """{"response":{"status":-}}""", "response.status: the member is missing." },
            { """{"response":{"status":"200"}}""", "response.status: a whole number from 100 to 599 is expected, or 0 for no response." },
            { """{"response":{"status":600}}""", "response.status: a whole number from 100 to 599 is expected, or 0 for no response." },
            { """{"response":{"status":200.5}}""", "response.status: a whole number from 100 to 599 is expected, or 0 for no response." },
            { """{"response":{"headers":-}}""", "response.headers: the member is missing." },
            { """{"response":{"headers":{}}}""", "response.headers: a list is expected." },
            { """{"response":{"headers":[1]}}""", "response.headers[0]: an object is expected." },
            { """{"response":{"headers":[{"value":""}]}}""", "response.headers[0].name: the member is missing." },
            { """{"response":{"headers":[{"name":"a b","value":""}]}}""", "response.headers[0].name: no header can have this name." },
            {
                """{"response":{"headers":[{"name":"a","value":"x\r\ny"}]}}""",
                "response.headers[0].value: only printable ASCII characters can be sent in a header."
            },
            { """{"response":{"content":-}}""", "response.content: the member is missing." },
            { """{"response":{"content":{"text":5}}}""", "response.content.text: a text is expected." },
            { """{"response":{"content":{"text":"!","encoding":"base64"}}}""", "response.content.text: base64 is expected." },
            {
                """{"response":{"content":{"text":"!","encoding":"zip"}}}""",
                "response.content.encoding: base64 is expected, or no member."
            },
            { """{"response":{"_error":5}}""", "response._error: a text is expected." },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_RefusesFiles_NamingTheMember(string text, string message) =>
        Assert.Equal(message, Assert.Throws<RecordingFormatException>(() => Archive.Read(text)).Message);

    [Theory]
    [MemberData(nameof(Entries))]
    public void Read_RefusesEntries_NamingNumberAndMember(string change, string message)
    {
        // The change is applied to the second entry; "-" removes a member.
        var entry = Archive.Entry("http://a.example/x").ToJsonString();
        var changed = Change(entry, change);
        var text = Archive.Of(Archive.Entry("http://a.example/x")).Replace("\n]}}", ",\n" + changed + "\n]}}", StringComparison.Ordinal);

        var e = Assert.Throws<RecordingFormatException>(() => Archive.Read(text));

        Assert.Equal($"calls.har, entry 2, {message}", e.Message);
        Assert.Equal(("calls.har", 2, message.Split(": ")[0]), (e.FileName, e.Entry, e.Member));
    }

    [Fact]
    public void Read_RefusesUtf16() =>
        Assert.Equal(
            "calls.har: the file is not UTF-8.",
            Assert
                .Throws<RecordingFormatException>(() =>
                    RecordingReader.Read("calls.har", (byte[])[.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Archive.Of())])
                )
                .Message
        );

    [Fact]
    public void Read_AcceptsAByteOrderMark_OtherMembersAndAnyOrder()
    {
        var entry = Archive.Entry("https://a.example/x").ToJsonString();

        var recording = Archive.Read(
            $$"""{{'\uFEFF'}}{"x":[{"log":1}],"log":{"pages":[{"id":"p"}],"entries":[{{entry}}],"browser":{"name":"b"},"version":"1.2"},"y":2}"""
        );

        Assert.Equal(1, recording.EntryCount);
        Assert.Empty(recording.Warnings);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), recording.StartedAt);
    }

    [Fact]
    public void Read_AcceptsAnEmptyList()
    {
        var recording = Archive.Read(Archive.Of());

        Assert.Equal((0, null), (recording.EntryCount, recording.StartedAt));
    }

    [Fact]
    public void Read_KeepsTheCompleteEntries_WhereverTheFileIsCut()
    {
        var text = Archive.Of(Enumerable.Range(0, 3).Select(static i => Archive.Entry($"http://a.example/{i}", "\"ä\\\"\"")));
        var utf8 = Encoding.UTF8.GetBytes(text.TrimEnd());
        var ends = new List<int>();
        for (var length = 0; length <= utf8.Length; length++)
        {
            int read;
            try
            {
                var recording = RecordingReader.Read("calls.har", utf8.AsMemory(0, length));
                read = recording.EntryCount;
                Assert.Equal(length == utf8.Length ? 0 : 1, recording.Warnings.Count);
            }
            catch (RecordingFormatException e)
            {
                read = 0;
                Assert.Equal(
                    length == 0 ? "calls.har: the file is empty." : "calls.har: the file ends before its first complete entry.",
                    e.Message
                );
            }

            if (read != ends.Count)
            {
                ends.Add(length);
            }

            Assert.Equal(ends.Count, read);
        }

        Assert.Equal(3, ends.Count);
        Assert.Equal(
            "The file ends early: 2 complete entries were loaded. The process that wrote it was probably killed.",
            Assert.Single(RecordingReader.Read("calls.har", utf8.AsMemory(0, ends[2] - 1)).Warnings)
        );
    }

    [Fact]
    public void Read_NeverFailsOtherwise_WhateverByteIsChanged()
    {
        var utf8 = Encoding.UTF8.GetBytes(Archive.Of(Archive.Entry("http://a.example/x?y=1", "{}", body: "{\"a\":1}", error: "x")));
        byte[] replacements = [0, (byte)'"', (byte)'{', (byte)'}', (byte)'\\', (byte)'9', (byte)',', 0x80, 0xFF];
        for (var i = 0; i < utf8.Length; i++)
        {
            foreach (var replacement in replacements)
            {
                var changed = utf8.ToArray();
                changed[i] = replacement;
                try
                {
                    RecordingReader.Read("calls.har", changed);
                }
                catch (RecordingFormatException e)
                {
                    Assert.StartsWith("calls.har", e.Message, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void Read_WarnsOfEntriesThatCannotBeReplayed()
    {
        var recording = Archive.Read(
            Archive.Of(
                Archive.Entry("http://a.example/1"),
                Archive.Entry("http://a.example/2").With(static e => e["response"]!["content"]!["_truncated"] = true),
                Archive
                    .Entry("http://a.example/3", method: "POST", body: "{")
                    .With(static e => e["request"]!["postData"]!["_truncated"] = true),
                Archive.Entry("http://a.example/4", status: 0, error: "Canceled"),
                Archive.Entry("http://a.example/5", status: 101),
                Archive.Entry("http://a.example/6", method: "POST").With(static e => e["request"]!["postData"] = new JsonObject()),
                Archive.Entry("data:text/html,x"),
                Archive.Entry("http://a.example/8", status: 0, error: "ConnectionError")
            )
        );

        Assert.Equal(8, recording.EntryCount);
        Assert.Equal(
            [
                "Entry 2 is not replayed: its response is truncated.",
                "Entry 3 is not replayed: its request is truncated.",
                "Entry 4 is not replayed: it was canceled before the end of the response.",
                "Entry 5 is not replayed: its status is not that of a final response.",
                "Entry 6 is not replayed: its request is truncated.",
                "Entry 7 is not replayed: its address is not http.",
            ],
            recording.Warnings
        );
    }

    private static string Change(string entry, string change)
    {
        if (change.Contains("\\ud800", StringComparison.Ordinal))
        {
            return entry.Replace("http://a.example/x", "\\ud800", StringComparison.Ordinal);
        }

        var json = JsonNode.Parse(entry)!.AsObject();
        Merge(json, JsonNode.Parse(change.Replace(":-}", ":\"-\"}", StringComparison.Ordinal))!.AsObject());
        return json.ToJsonString();
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if (value is JsonObject { Count: > 0 } part && target[name] is JsonObject old)
            {
                Merge(old, part);
            }
            else if (value?.ToJsonString() == "\"-\"")
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
