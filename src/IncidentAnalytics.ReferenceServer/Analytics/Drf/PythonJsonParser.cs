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
    private int _position;
    private int _depth;

    private PythonJsonParser(string text) => _text = [.. text.EnumerateRunes().Select(static rune => rune.Value)];

    private bool IsAtEnd => _position >= _text.Length;

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
        SkipWhiteSpace();
        ReadValue();
        SkipWhiteSpace();
        if (!IsAtEnd)
        {
            throw Problem("Extra data", _position);
        }
    }

    private void ReadValue()
    {
        if (IsAtEnd)
        {
            throw Problem("Expecting value", _position);
        }

        switch (_text[_position])
        {
            case '"':
                _position++;
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
        _position++;
        if (++_depth > MaxDepth)
        {
            throw Problem("maximum recursion depth exceeded", _position);
        }
    }

    private void ReadObject()
    {
        SkipWhiteSpace();
        if (TryRead('}'))
        {
            return;
        }

        while (true)
        {
            if (!TryRead('"'))
            {
                throw Problem("Expecting property name enclosed in double quotes", _position);
            }

            ReadText();
            SkipWhiteSpace();
            if (!TryRead(':'))
            {
                throw Problem("Expecting ':' delimiter", _position);
            }

            SkipWhiteSpace();
            ReadValue();
            SkipWhiteSpace();
            if (TryRead('}'))
            {
                return;
            }

            if (!TryRead(','))
            {
                throw Problem("Expecting ',' delimiter", _position);
            }

            SkipWhiteSpace();
        }
    }

    private void ReadArray()
    {
        SkipWhiteSpace();
        if (TryRead(']'))
        {
            return;
        }

        while (true)
        {
            ReadValue();
            SkipWhiteSpace();
            if (TryRead(']'))
            {
                return;
            }

            if (!TryRead(','))
            {
                throw Problem("Expecting ',' delimiter", _position);
            }

            SkipWhiteSpace();
        }
    }

    private void ReadText()
    {
        var start = _position - 1;
        while (true)
        {
            if (IsAtEnd)
            {
                throw Problem("Unterminated string starting at", start);
            }

            var character = _text[_position++];
            if (character == '"')
            {
                return;
            }

            if (character < ' ')
            {
                throw Problem("Invalid control character at", _position - 1);
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

        var escape = _text[_position++];
        if (escape == 'u')
        {
            for (var i = 0; i < 4; i++, _position++)
            {
                if (IsAtEnd || _text[_position] > 'f' || !char.IsAsciiHexDigit((char)_text[_position]))
                {
                    throw Problem("Invalid \\uXXXX escape", _position - i - 1);
                }
            }
        }
        else if (escape is not ('"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't'))
        {
            throw Problem("Invalid \\escape", _position - 2);
        }
    }

    private void ReadScalar()
    {
        if (TryReadWord("true") || TryReadWord("false") || TryReadWord("null"))
        {
            return;
        }

        foreach (var word in (string[])["NaN", "Infinity", "-Infinity"])
        {
            if (TryReadWord(word))
            {
                throw new FormatException($"Out of range float values are not JSON compliant: {word}");
            }
        }

        var start = _position;
        _ = TryRead('-');
        if (!TryRead('0') && !TryReadDigits())
        {
            throw Problem("Expecting value", start);
        }

        // Like Python, a point or an exponent without digits is not part of the number.
        var end = _position;
        if (!(TryRead('.') && TryReadDigits()))
        {
            _position = end;
        }

        end = _position;
        if (!((TryRead('e') || TryRead('E')) && (TryRead('+') || TryRead('-') || true) && TryReadDigits()))
        {
            _position = end;
        }
    }

    private bool TryRead(char wanted)
    {
        var isThere = !IsAtEnd && _text[_position] == wanted;
        _position += isThere ? 1 : 0;
        return isThere;
    }

    private bool TryReadDigits()
    {
        var start = _position;
        while (!IsAtEnd && _text[_position] is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }

    private bool TryReadWord(string word)
    {
        if (_position + word.Length > _text.Length || word.Where((letter, i) => _text[_position + i] != letter).Any())
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private void SkipWhiteSpace()
    {
        while (!IsAtEnd && _text[_position] is (' ' or '\t' or '\n' or '\r'))
        {
            _position++;
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
