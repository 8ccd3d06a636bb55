// Reads an array of zarr format 2 the plain way: from what its `.zarray` says, chunk by chunk,
// independently of the code that wrote it.
#pragma once

#include "tests/core/volume/volume_fixture.h"

#include <QJsonObject>

namespace lightstack::tests {

QJsonObject jsonOf(const std::filesystem::path& file);

class ZarrReading {
public:
    explicit ZarrReading(const std::filesystem::path& array);
    // Why nothing can be read; "" where all is well.
    [[nodiscard]] const std::string& trouble() const noexcept { return m_trouble; }
    [[nodiscard]] const std::vector<std::int64_t>& shape() const noexcept { return m_shape; }
    [[nodiscard]] const std::vector<std::int64_t>& chunks() const noexcept { return m_chunks; }
    [[nodiscard]] const std::string& dtype() const noexcept { return m_dtype; }
    // Colour: channels of a pixel side by side, as TIFF slices have them.
    std::vector<double> slice(std::int64_t z);

private:
    double at(const std::vector<std::int64_t>& index);

    std::filesystem::path m_folder;
    std::string m_trouble;
    std::vector<std::int64_t> m_shape;
    std::vector<std::int64_t> m_chunks;
    std::string m_dtype;
    std::map<std::string, std::string> m_files; // chunks that were read
};

// From FOLDER/in to FOLDER/v.ome.zarr.
volume::PyramidRequest zarrRequest(const TempFolder& folder, int levels = 3);
// "" or the first difference to what arithmetic says; level 0 is the source.
std::string zarrDifference(const std::filesystem::path& out, const StackKind& kind,
    const std::vector<int>& seeds, int levels);

} // namespace lightstack::tests
