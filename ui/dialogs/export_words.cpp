#include "ui/dialogs/export_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace lightstack::ui {
namespace {

QString exportWords(const char* text) {
    return QCoreApplication::translate("ExportWords", text);
}

} // namespace

QString exportFormatText(volume::ExportFormat format) {
    using volume::ExportFormat;
    switch (format) {
    case ExportFormat::Slices:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "TIFF slices (a folder)"));
    case ExportFormat::ImageJ:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "ImageJ stack (.tif)"));
    case ExportFormat::OmeTiff:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "OME-TIFF (.ome.tif)"));
    case ExportFormat::OmeZarr:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "OME-Zarr (a folder, .ome.zarr)"));
    case ExportFormat::Nrrd:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "NRRD (.nrrd)"));
    case ExportFormat::Nhdr:
        return exportWords(
            QT_TRANSLATE_NOOP("ExportWords", "NRRD header and voxels (.nhdr, .raw)"));
    case ExportFormat::MetaImage:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "MetaImage (.mha)"));
    case ExportFormat::Mhd:
        return exportWords(
            QT_TRANSLATE_NOOP("ExportWords", "MetaImage header and voxels (.mhd, .raw)"));
    }
    return {};
}

QString exportFormatHint(volume::ExportFormat format) {
    using volume::ExportFormat;
    switch (format) {
    case ExportFormat::Slices:
        return exportWords(
            QT_TRANSLATE_NOOP("ExportWords", "One plain file a slice for any program, with headers "
                                             "for NRRD and MetaImage readers."));
    case ExportFormat::ImageJ:
        return exportWords(QT_TRANSLATE_NOOP(
            "ExportWords", "For ImageJ and Fiji: 8 and 16-bit integers, 32-bit floats, RGB."));
    case ExportFormat::OmeTiff:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords",
            "For microscopy programs: each slice with smaller copies, so that it opens at once."));
    case ExportFormat::OmeZarr:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords",
            "In chunks, with its own pyramid in all directions: for large volumes and viewers in "
            "the browser."));
    case ExportFormat::Nrrd:
    case ExportFormat::Nhdr:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords", "For 3D Slicer and ParaView."));
    case ExportFormat::MetaImage:
    case ExportFormat::Mhd:
        return exportWords(
            QT_TRANSLATE_NOOP("ExportWords", "For ITK-SNAP, 3D Slicer, elastix and ParaView."));
    }
    return {};
}

QString exportNoteWords(volume::ExportNote note) {
    using volume::ExportNote;
    switch (note) {
    case ExportNote::WhiteIsZero:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords",
            "0 is white in these slices, which this format cannot say: the values "
            "are kept as they are."));
    case ExportNote::VoxelUnknown:
        return exportWords(QT_TRANSLATE_NOOP(
            "ExportWords", "The size of the voxels is not known, so none is written."));
    case ExportNote::DepthUnknown:
        return exportWords(QT_TRANSLATE_NOOP(
            "ExportWords", "The distance of the slices is not known, so none is written."));
    case ExportNote::NoSizes:
        return exportWords(QT_TRANSLATE_NOOP("ExportWords",
            "The distance of the slices is not known, so no size of voxels is written."));
    case ExportNote::HalfFloats:
        return exportWords(QT_TRANSLATE_NOOP(
            "ExportWords", "16-bit floats are written as 32-bit floats of the same values."));
    case ExportNote::InMillimetres:
        return exportWords(
            QT_TRANSLATE_NOOP("ExportWords", "Sizes and place are written in millimetres."));
    }
    return {};
}

QString sizeText(std::int64_t width, std::int64_t height, std::int64_t depth) {
    const QLocale locale;
    return QStringLiteral("%1 × %2 × %3")
        .arg(locale.toString(static_cast<qlonglong>(width)),
            locale.toString(static_cast<qlonglong>(height)),
            locale.toString(static_cast<qlonglong>(depth)));
}

} // namespace lightstack::ui
