// A folder of TIFF files, one a slice, the pixels last in each; volume.nhdr and volume.mhd beside
// them open the folder as one volume in programs that read NRRD and MetaImage.
#include "core/volume/export_target.h"
#include "core/volume/export_tiff.h"

#include "core/base/atomic_file.h"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <mutex>

namespace lightstack::volume {
namespace {

namespace fs = std::filesystem;

class Slices final : public ExportTarget {
public:
    explicit Slices(const ExportSite& site)
        : ExportTarget(site), m_page(pageOf(m_shape)), m_big(m_shape.level.sliceBytes() > kMost) {
        m_page.offsets = {headBytes()};
        m_page.lengths = {m_shape.level.sliceBytes()};
        m_head = tiffStart(m_big, tiffStartBytes(m_big));
        const auto directory = tiffDirectory(m_page, m_big).at(tiffStartBytes(m_big), 0);
        m_head.insert(m_head.end(), directory.begin(), directory.end());
        m_head.resize(headBytes());
        const std::string last = numberOf(m_shape.level.depth - 1);
        m_digits = std::clamp<std::size_t>(last.size(), 4, 18);
        if (hasHeaders()) {
            const std::string pattern = m_shape.name + "_%0" + std::to_string(m_digits) + "d.tif " +
                                        numberOf(0) + " " + last + " 1";
            m_nrrd = exportNrrdHeader(m_shape, pattern, -1);
            m_meta = exportMetaHeader(m_shape, pattern, -1);
        }
    }

    [[nodiscard]] std::uint64_t bytes() const override {
        return (m_head.size() + m_shape.level.sliceBytes()) *
                   static_cast<std::uint64_t>(m_shape.level.depth) +
               m_nrrd.size() + m_meta.size();
    }
    [[nodiscard]] bool isFolder() const override { return true; }

    Result<void> begin(const std::vector<fs::path>& aside) override {
        m_folder = aside.front();
        return {};
    }
    Result<void> write(
        int /*rank*/, std::int64_t index, std::span<const std::byte> voxels) override {
        const auto file = ExportFile::create(pathOf(index), m_head.size() + voxels.size());
        if (!file) return tl::unexpected(file.error());
        if (auto done = file->write(0, m_head); !done) return done;
        if (auto done = file->write(m_head.size(), voxels); !done) return done;
        m_bytes += m_head.size() + voxels.size();
        return {};
    }
    Result<void> finish() override {
        for (const auto& [name, text] :
            {std::pair("volume.nhdr", &m_nrrd), {"volume.mhd", &m_meta}}) {
            if (text->empty()) continue;
            if (auto done = base::writeAtomically(m_folder / name, std::as_bytes(std::span(*text)));
                !done)
                return done;
            m_bytes += text->size();
        }
        // Their pixels are on the way since write(); the first commits the journal for all.
        for (std::int64_t i = 0; i < m_shape.level.depth; ++i)
            if (auto done =
                    ExportFile::syncOf(pathOf(i), m_head.size() + m_shape.level.sliceBytes());
                !done)
                return done;
        return {};
    }

private:
    static constexpr std::uint64_t kMost = kLongestTiff;

    static TiffPage pageOf(const ExportShape& shape) {
        TiffPage page{.spec = shape.slice(), .whiteIsZero = shape.whiteIsZero};
        page.description = imageJWords(shape, 1, 1);
        const Axes edges = shape.edges();
        if (edges[0] > 0) page.pixelsPerUnitX = 1 / edges[0];
        if (edges[1] > 0) page.pixelsPerUnitY = 1 / edges[1];
        page.offsets = page.lengths = {0};
        return page;
    }
    [[nodiscard]] std::size_t headBytes() const { // pixels begin at a multiple of 16
        return (tiffStartBytes(m_big) + tiffDirectory(m_page, m_big).bytes() + 15) / 16 * 16;
    }
    // Their own numbers at level 0; above it their places.
    [[nodiscard]] std::string numberOf(std::int64_t index) const {
        return std::to_string(m_shape.firstIndex + index);
    }
    [[nodiscard]] fs::path pathOf(std::int64_t index) const {
        std::string number = numberOf(index);
        number.insert(0, m_digits - std::min(m_digits, number.size()), '0');
        return m_folder / (m_shape.name + "_" + number + ".tif");
    }
    // Both formats know names of plain characters only, and numbers of an int.
    [[nodiscard]] bool hasHeaders() const {
        return std::all_of(m_shape.name.begin(), m_shape.name.end(), [](unsigned char c) {
            return c > 0x20 && c != '%' && c != 0x7F;
        }) && m_shape.firstIndex + m_shape.level.depth <= std::numeric_limits<int>::max();
    }

    TiffPage m_page;
    bool m_big;
    std::vector<std::byte> m_head;
    std::size_t m_digits = 4;
    std::string m_nrrd;
    std::string m_meta;
    fs::path m_folder;
};

} // namespace

TargetResult sliceTarget(const ExportSite& site) {
    return std::make_unique<Slices>(site);
}

} // namespace lightstack::volume
