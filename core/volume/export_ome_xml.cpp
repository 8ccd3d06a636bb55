#include "core/volume/export_ome_xml.h"

#include "core/base/file_path.h"

#include <QXmlStreamWriter>

namespace lightstack::volume {
namespace {

QString latin(const char* text) {
    return QLatin1String(text);
}

QString numberOf(double value) {
    return QString::fromStdString(numberText(value));
}

// As the schema spells them; empty for what it does not know.
QString omeUnit(const std::string& unit) {
    if (unit == "um" || unit == "\xC2\xB5m" || unit == "\xCE\xBCm" || unit == "micron")
        return QStringLiteral("\u00B5m");
    for (const char* known : {"nm", "mm", "cm", "m", "pixel"})
        if (unit == known) return latin(known);
    if (unit == "inch" || unit == "in") return latin("in");
    return {};
}

// One a slice: where its first voxel's centre lies. In voxels of level 0 where their size is
// unknown, which the schema calls pixels.
void writePlanes(QXmlStreamWriter& xml, const ExportShape& shape, const QString& unit) {
    const bool known = !unit.isEmpty();
    const Axes at = known ? shape.origin() : shape.firstVoxel();
    const double step = known ? shape.edges()[2] : shape.level.scale();
    const QString in = known ? unit : latin("pixel");
    for (std::int64_t z = 0; z < shape.level.depth; ++z) {
        xml.writeEmptyElement(latin("Plane"));
        xml.writeAttribute(latin("TheZ"), QString::number(z));
        xml.writeAttribute(latin("TheC"), latin("0"));
        xml.writeAttribute(latin("TheT"), latin("0"));
        const char* names[] = {"PositionX", "PositionY", "PositionZ"};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (axis == 2 && step <= 0) break; // unknown
            const double place = at[axis] + (axis == 2 ? static_cast<double>(z) * step : 0);
            xml.writeAttribute(latin(names[axis]), numberOf(place));
            xml.writeAttribute(latin(names[axis]) + latin("Unit"), in);
        }
    }
}

void writePixels(QXmlStreamWriter& xml, const ExportShape& shape) {
    const Level& level = shape.level;
    const QString unit = shape.voxel ? omeUnit(shape.voxel->unit) : QString();
    xml.writeStartElement(latin("Pixels"));
    const auto put = [&xml](const char* name, const QString& value) {
        xml.writeAttribute(latin(name), value);
    };
    put("ID", latin("Pixels:0"));
    put("DimensionOrder", latin("XYCZT"));
    put("Type", latin(omeType(level.type)));
    put("SizeX", QString::number(level.width));
    put("SizeY", QString::number(level.height));
    put("SizeZ", QString::number(level.depth));
    put("SizeC", QString::number(level.channels));
    put("SizeT", latin("1"));
    put("BigEndian", latin("false"));
    if (level.channels > 1) put("Interleaved", latin("true"));
    if (!unit.isEmpty()) {
        const char* names[] = {"PhysicalSizeX", "PhysicalSizeY", "PhysicalSizeZ"};
        for (std::size_t axis = 0; axis < 3; ++axis) {
            if (shape.edges()[axis] <= 0) continue;
            put(names[axis], numberOf(shape.edges()[axis]));
            xml.writeAttribute(latin(names[axis]) + latin("Unit"), unit);
        }
    }
    xml.writeEmptyElement(latin("Channel"));
    put("ID", latin("Channel:0:0"));
    put("SamplesPerPixel", QString::number(level.channels));
    xml.writeEmptyElement(latin("TiffData")); // pages in order
    writePlanes(xml, shape, unit);
    xml.writeEndElement();
}

} // namespace

const char* omeType(image::SampleType type) noexcept {
    using image::SampleType;
    switch (type) {
    case SampleType::U64:
    case SampleType::S64:
    case SampleType::F16:
        return nullptr;
    case SampleType::F32:
        return "float";
    case SampleType::F64:
        return "double";
    default:
        return image::sampleTypeName(type).data(); // "uint16" and the like
    }
}

std::string omeXml(const ExportShape& shape) {
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartDocument();
    xml.writeStartElement(latin("OME"));
    xml.writeDefaultNamespace(latin("http://www.openmicroscopy.org/Schemas/OME/2016-06"));
    xml.writeNamespace(latin("http://www.w3.org/2001/XMLSchema-instance"), latin("xsi"));
    xml.writeAttribute(latin("http://www.w3.org/2001/XMLSchema-instance"), latin("schemaLocation"),
        latin("http://www.openmicroscopy.org/Schemas/OME/2016-06 "
              "http://www.openmicroscopy.org/Schemas/OME/2016-06/ome.xsd"));
    xml.writeAttribute(latin("Creator"), latin("Lightstack"));
    xml.writeStartElement(latin("Image"));
    xml.writeAttribute(latin("ID"), latin("Image:0"));
    xml.writeAttribute(latin("Name"), QString::fromStdString(base::toLossyUtf8(shape.name)));
    xml.writeTextElement(latin("Description"), QString::fromStdString(shape.boxText()));
    writePixels(xml, shape);
    xml.writeEndElement();
    xml.writeEndElement();
    return text.trimmed().toStdString();
}

} // namespace lightstack::volume
