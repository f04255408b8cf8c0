// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/kioskstage.h"

#include "tests/ui/scenewalker.h"

#include <QFile>
#include <QGuiApplication>
#include <QQuickItem>
#include <QTest>

namespace naru::test {

namespace {

QQuickItem* partColumn(QQuickItem* item)
{
    if (!item->isVisible())
        return nullptr;
    if (QByteArray(item->metaObject()->className()).startsWith("PartColumn_"))
        return item;
    const auto children = item->childItems();
    for (QQuickItem* child : children) {
        if (QQuickItem* found = partColumn(child))
            return found;
    }
    return nullptr;
}

} // namespace

ui::kiosk::KioskModel::Options KioskStage::usual()
{
    ui::kiosk::KioskModel::Options options;
    options.centre = QStringLiteral("나루동 행정복지센터");
    options.readsCards = true;
    return options;
}

KioskStage::KioskStage(ui::kiosk::KioskModel::Options options, QObject* lessons, QObject* practice)
    : clock(Instant(Milliseconds(1'795'000'000'000)))
    , model(std::move(options), clock)
    , stage({1080, 1920})
    , languages(stage.engine())
{
    languages.use(model.language());
    QObject::connect(&model, &ui::kiosk::KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    QVariantMap properties{{QStringLiteral("model"), QVariant::fromValue(&model)}};
    if (practice)
        properties.insert(QStringLiteral("practice"), QVariant::fromValue(practice));
    if (lessons) {
        properties.insert(QStringLiteral("lessons"), QVariant::fromValue(lessons));
        QFile page(m_folder.filePath(QStringLiteral("LessonPage.qml")));
        page.open(QFile::WriteOnly);
        page.write("import QtQuick\nItem { objectName: \"lesson\"; required property var model; property bool low }");
        properties.insert(QStringLiteral("lessonPage"), QUrl::fromLocalFile(page.fileName()));
    }
    if (!stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskPage.qml")), properties))
        failure = stage.errors() + QStringLiteral(" did not load");
    settle();
}

void KioskStage::pass(int seconds)
{
    for (int i = 0; i < seconds; ++i) {
        clock.advance(Milliseconds(1000));
        model.look();
    }
    settle();
}

void KioskStage::settle()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    layOut(stage.window()); // no frame may have come yet on a busy machine
}

void KioskStage::show(const QString& name)
{
    model.goHome();
    if (name == QLatin1StringView("lessons"))
        model.showLessons(QStringLiteral("3"));
    else
        model.show(name);
    settle();
}

int KioskStage::parts()
{
    QQuickItem* const column = partColumn(stage.window().contentItem());
    return column ? column->property("partCount").toInt() : 1;
}

void KioskStage::turn()
{
    QMetaObject::invokeMethod(partColumn(stage.window().contentItem()), "next");
    settle();
}

} // namespace naru::test
