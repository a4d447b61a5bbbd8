// The part of Refit's public surface that endpoint interfaces meet: names, constructors and targets, in our own words.
// Not compiled into the tests; RefitCompatibilityTests compiles it beside the interface files.
namespace Refit;

public enum CollectionFormat { RefitParameterFormatter, Csv, Ssv, Tsv, Pipes, Multi }

public enum BodySerializationMethod { Default, Json, UrlEncoded, Serialized }

public abstract class HttpMethodAttribute(string path) : System.Attribute
{
    public virtual string Path { get; protected set; } = path;
}

[System.AttributeUsage(System.AttributeTargets.Method)]
public class GetAttribute(string path) : HttpMethodAttribute(path);

[System.AttributeUsage(System.AttributeTargets.Method)]
public class PostAttribute(string path) : HttpMethodAttribute(path);

[System.AttributeUsage(System.AttributeTargets.Method)]
public class PutAttribute(string path) : HttpMethodAttribute(path);

[System.AttributeUsage(System.AttributeTargets.Method)]
public class PatchAttribute(string path) : HttpMethodAttribute(path);

[System.AttributeUsage(System.AttributeTargets.Method)]
public class DeleteAttribute(string path) : HttpMethodAttribute(path);

[System.AttributeUsage(System.AttributeTargets.Parameter)]
public class BodyAttribute : System.Attribute
{
    public BodyAttribute() { }
    public BodyAttribute(bool buffered) { }
    public BodyAttribute(BodySerializationMethod serializationMethod, bool buffered) { }
    public BodyAttribute(BodySerializationMethod serializationMethod = BodySerializationMethod.Default) { }
}

[System.AttributeUsage(System.AttributeTargets.Parameter | System.AttributeTargets.Property)]
public class AliasAsAttribute(string name) : System.Attribute
{
    public string Name { get; protected set; } = name;
}

[System.AttributeUsage(System.AttributeTargets.Interface | System.AttributeTargets.Method)]
public class HeadersAttribute(params string[] headers) : System.Attribute
{
    public string[] Headers { get; } = headers;
}

[System.AttributeUsage(System.AttributeTargets.Parameter)]
public class HeaderAttribute(string header) : System.Attribute
{
    public string Header { get; } = header;
}

[System.AttributeUsage(System.AttributeTargets.Parameter)]
public class PropertyAttribute : System.Attribute
{
    public PropertyAttribute() { }
    public PropertyAttribute(string key) { }
}

[System.AttributeUsage(System.AttributeTargets.Parameter | System.AttributeTargets.Property)]
public class QueryAttribute : System.Attribute
{
    public QueryAttribute() { }
    public QueryAttribute(string delimiter) { }
    public QueryAttribute(string delimiter, string prefix) { }
    public QueryAttribute(string delimiter, string prefix, string format) { }
    public QueryAttribute(CollectionFormat collectionFormat) { }
    public string? Format { get; set; }
    public CollectionFormat CollectionFormat { get; set; }
}

public sealed class ApiResponse<T>
{
    public T? Content { get; }
    public System.Net.HttpStatusCode StatusCode { get; }
    public System.Net.Http.Headers.HttpResponseHeaders? Headers { get; }
}
