// A row of widgets that becomes two or more where the room is narrow: nothing overlaps, nothing is
// cut. What stands behind addStretch() keeps to the far end of its line. Thread: GUI only.
#pragma once

#include <QLayout>

#include <vector>

namespace lightstack::ui {

class WrapLayout : public QLayout {
    Q_OBJECT
public:
    explicit WrapLayout(int spacing, QWidget* parent = nullptr);
    ~WrapLayout() override;
    void addStretch();                                  // once; the following widgets are one group
    void keepTogether(QWidget* first, QWidget* second); // a label and its field

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

private:
    // Items that stay on one line, and whether they keep to its far end.
    struct Group {
        std::vector<QLayoutItem*> items;
        bool far = false;
    };
    [[nodiscard]] std::vector<Group> groups() const;
    [[nodiscard]] int widthOf(const Group& group) const;
    int lay(const QRect& rect, bool really) const; // the height

    std::vector<QLayoutItem*> m_items;
    std::vector<QWidget*> m_followers; // stay with what is in front of them
    int m_stretchAt = -1;
};

} // namespace lightstack::ui
