// A grid on the screen over a folder whose names are given. Thread: GUI only.
#pragma once

#include "tests/ui/grid/folder_fixture.h"
#include "ui/grid/thumbnail_grid.h"

#include <QtTest>

namespace lightstack::tests {

struct GridFixture {
    FolderFixture f;
    ui::ThumbnailGrid grid{&f.model};

    explicit GridFixture(thumbs::ThumbnailService* service = nullptr) : f(service) {
        grid.resize(900, 620);
        grid.show();
    }
    // "0001.jpg", "0002.jpg"...
    explicit GridFixture(int count) : GridFixture() { f.setCount(count); }

    [[nodiscard]] bool isExposed() { return QTest::qWaitForWindowExposed(&grid); }
    [[nodiscard]] QRect cell(int row) const { return grid.visualRect(f.model.index(row)); }
};

} // namespace lightstack::tests
