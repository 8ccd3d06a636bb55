// Rows of instruments in narrow windows: nothing overlaps, nothing is cut.
#include "tests/support/test_registry.h"
#include "ui/theme/wrap_layout.h"

#include <QWidget>
#include <QtTest>

using lightstack::ui::WrapLayout;

namespace {

constexpr int kSpacing = 8;

QWidget* block(int width) {
    auto* widget = new QWidget;
    widget->setFixedSize(width, 20);
    return widget;
}

struct Row {
    QWidget holder;
    QWidget *label = block(30), *field = block(70), *button = block(50), *far = block(40),
            *farther = block(40);

    Row() {
        auto* layout = new WrapLayout(kSpacing, &holder);
        layout->keepTogether(label, field);
        layout->addWidget(button);
        layout->addStretch();
        layout->addWidget(far);
        layout->addWidget(farther);
    }
    void resize(int width) {
        holder.resize(width, holder.layout()->heightForWidth(width));
        holder.layout()->activate();
        holder.layout()->setGeometry(holder.rect());
    }
};

} // namespace

class WrapLayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLineWhereThereIsRoom() {
        Row row;
        QCOMPARE(row.holder.layout()->heightForWidth(400), 20);
        row.resize(400);
        QCOMPARE(row.label->geometry(), QRect(0, 0, 30, 20));
        QCOMPARE(row.field->x(), 30 + kSpacing);
        QCOMPARE(row.farther->geometry(), QRect(360, 0, 40, 20));
    }
    void nothingOverlapsInAnyWidth() {
        Row row;
        const int least = row.holder.layout()->minimumSize().width();
        QCOMPARE(least, 30 + kSpacing + 70);
        for (int width = least; width < 400; ++width) {
            row.resize(width);
            const QList<QWidget*> all{row.label, row.field, row.button, row.far, row.farther};
            for (const QWidget* one : all) {
                QVERIFY2(row.holder.rect().contains(one->geometry()),
                    qPrintable(QString::number(width)));
                for (const QWidget* other : all)
                    QVERIFY(one == other || !one->geometry().intersects(other->geometry()));
            }
            QCOMPARE(row.label->y(), row.field->y()); // they stay together
        }
    }
    void mirrored() {
        Row row;
        row.holder.setLayoutDirection(Qt::RightToLeft);
        row.resize(400);
        QCOMPARE(row.label->geometry(), QRect(370, 0, 30, 20));
        QCOMPARE(row.farther->geometry(), QRect(0, 0, 40, 20));
    }
    void whatIsHiddenTakesNoRoom() {
        Row row;
        row.button->hide();
        row.resize(400);
        QCOMPARE(row.holder.layout()->sizeHint().width(), 30 + 70 + 40 + 40 + 3 * kSpacing);
    }
};

#include "wrap_layout_test.moc"
LIGHTSTACK_TEST(WrapLayoutTest);
