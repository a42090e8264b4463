using System.Text.Json.Serialization.Metadata;

namespace Facts.Domain;

/// <summary>A text that is left out of JSON where it is empty, and is empty where JSON does not have it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AbsentWhenEmptyAttribute : Attribute
{
    public static void Apply(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(AbsentWhenEmptyAttribute), inherit: true) != true)
                continue;
            property.IsRequired = false;
            property.ShouldSerialize = static (_, value) => value is not "";
        }
    }
}
