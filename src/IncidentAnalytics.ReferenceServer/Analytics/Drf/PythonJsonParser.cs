using System.Text;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>
/// Finds the error message of Python's JSON parser for a text, such as <c>Expecting value: line 1 column 1 (char 0)</c>. Positions count
/// code points.
/// </summary>
internal sealed class PythonJsonParser
{
    // Deeper than any real body, and shallow enough for the stack.
    private const int MaxDepth = 500;

    private readonly int[] _text;
    private int _at;
    private int _depth;

    private PythonJsonParser(string text) => _text = [.. text.EnumerateRunes().Select(static rune => rune.Value)];

    private bool IsAtEnd => _at >= _text.Length;

    /// <summary>The error in a body; null when Python would accept it.</summary>
    public static string? GetError(ReadOnlySpan<byte> utf8)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        string text;
        try
        {
            text = strict.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            var first = e.BytesUnknown is [var unknown, ..] ? unknown : (byte)0;
            return FormattableString.Invariant(
                $"'utf-8' codec can't decode byte 0x{first:x2} in position {Math.Max(0, e.Index)}: invalid start byte"
            );
        }

        if (text.StartsWith('\uFEFF'))
        {
            return "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)";
        }

        try
        {
            new PythonJsonParser(text).ReadAll();
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }

    private void ReadAll()
    {
        SkipBlanks();
        ReadValue();
        SkipBlanks();
        if (!IsAtEnd)
        {
            throw Problem("Extra data", _at);
        }
    }

    private void ReadValue()
    {
        if (IsAtEnd)
        {
            throw Problem("Expecting value", _at);
        }

        switch (_text[_at])
        {
            case '"':
                _at++;
                ReadText();
                break;
            case '{':
                Enter();
                ReadObject();
                _depth--;
                break;
            case '[':
                Enter();
                ReadArray();
                _depth--;
                break;
            default:
                ReadScalar();
                break;
        }
    }

    private void Enter()
    {
        _at++;
        if (++_depth > MaxDepth)
        {
            throw Problem("maximum recursion depth exceeded", _at);
        }
    }

    private void ReadObject()
    {
        SkipBlanks();
        if (Take('}'))
        {
            return;
        }

        while (true)
        {
            if (!Take('"'))
            {
                throw Problem("Expecting property name enclosed in double quotes", _at);
            }

            ReadText();
            SkipBlanks();
            if (!Take(':'))
            {
                throw Problem("Expecting ':' delimiter", _at);
            }

            SkipBlanks();
            ReadValue();
            SkipBlanks();
            if (Take('}'))
            {
                return;
            }

            if (!Take(','))
            {
                throw Problem("Expecting ',' delimiter", _at);
            }

            SkipBlanks();
        }
    }

    private void ReadArray()
    {
        SkipBlanks();
        if (Take(']'))
        {
            return;
        }

        while (true)
        {
            ReadValue();
            SkipBlanks();
            if (Take(']'))
            {
                return;
            }

            if (!Take(','))
            {
                throw Problem("Expecting ',' delimiter", _at);
            }

            SkipBlanks();
        }
    }

    private void ReadText()
    {
        var start = _at - 1;
        while (true)
        {
            if (IsAtEnd)
            {
                throw Problem("Unterminated string starting at", start);
            }

            var character = _text[_at++];
            if (character == '"')
            {
                return;
            }

            if (character < ' ')
            {
                throw Problem("Invalid control character at", _at - 1);
            }

            if (character == '\\')
            {
                ReadEscape(start);
            }
        }
    }

    private void ReadEscape(int start)
    {
        if (IsAtEnd)
        {
            throw Problem("Unterminated string starting at", start);
        }

        var escape = _text[_at++];
        if (escape == 'u')
        {
            for (var i = 0; i < 4; i++, _at++)
            {
                if (IsAtEnd || _text[_at] > 'f' || !char.IsAsciiHexDigit((char)_text[_at]))
                {
                    throw Problem("Invalid \\uXXXX escape", _at - i - 1);
                }
            }
        }
        else if (escape is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
        {
            throw Problem("Invalid \\escape", _at - 2);
        }
    }

    private void ReadScalar()
    {
        if (TakeWord("true") || TakeWord("false") || TakeWord("null"))
        {
            return;
        }

        foreach (var word in (string[])["NaN", "Infinity", "-Infinity"])
        {
            if (TakeWord(word))
            {
                throw new FormatException($"Out of range float values are not JSON compliant: {word}");
            }
        }

        var start = _at;
        _ = Take('-');
        if (!Take('0') && !TakeDigits())
        {
            throw Problem("Expecting value", start);
        }

        // Like Python, a point or an exponent without digits is not part of the number.
        var end = _at;
        if (!(Take('.') && TakeDigits()))
        {
            _at = end;
        }

        end = _at;
        if (!((Take('e') || Take('E')) && (Take('+') || Take('-') || true) && TakeDigits()))
        {
            _at = end;
        }
    }

    private bool Take(char wanted)
    {
        var isThere = !IsAtEnd && _text[_at] == wanted;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    private bool TakeDigits()
    {
        var start = _at;
        while (!IsAtEnd && _text[_at] is >= '0' and <= '9')
        {
            _at++;
        }

        return _at > start;
    }

    private bool TakeWord(string word)
    {
        if (_at + word.Length > _text.Length || word.Where((letter, i) => _text[_at + i] != letter).Any())
        {
            return false;
        }

        _at += word.Length;
        return true;
    }

    private void SkipBlanks()
    {
        while (!IsAtEnd && _text[_at] is (' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }
    }

    private FormatException Problem(string message, int place)
    {
        var line = 1 + _text.AsSpan(0, place).Count('\n');
        var column = place - Array.LastIndexOf(_text, '\n', Math.Max(0, place - 1), place);
        return new FormatException(
            FormattableString.Invariant($"{message}: line {line} column {(line == 1 ? place + 1 : column)} (char {place})")
        );
    }
}
