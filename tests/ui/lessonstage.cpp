// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/lessonstage.h"

#include "ui/lesson/lessonpictures.h"

#include <QTest>

namespace naru::test {

namespace {

const QSize glass(1080, 1920);

ui::kiosk::KioskModel::Options optionsOf(const Look& look)
{
    ui::kiosk::KioskModel::Options options;
    options.centre = QStringLiteral("나루동 행정복지센터");
    options.pitchMm = look.pitchMm;
    return options;
}

} // namespace

LessonStage::LessonStage(const Look& wished)
    : look(wished)
    , clock(Instant(Milliseconds(1'795'000'000'000)))
    , kiosk(optionsOf(wished), clock)
    , model([] { return QDate(2026, 11, 20); })
    , stage(glass)
    , languages(stage.engine())
{
    stage.engine().addImageProvider(QStringLiteral("lesson"), new ui::lesson::LessonPictures(&model));
    QObject::connect(&kiosk, &ui::kiosk::KioskModel::languageChanged, &languages, &ui::shell::Languages::use);
    languages.use(look.language);
    model.setLanguage(look.language);
    model.setPrintable(true);
    kiosk.useLanguage(look.language);
    kiosk.useEnlargement(look.enlargement);
    kiosk.useHighContrast(look.highContrast);
    kiosk.useLow(look.low);
    kiosk.useReducedMotion(true);
    if (!stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Kiosk/KioskPage.qml")),
            {{QStringLiteral("model"), QVariant::fromValue(&kiosk)},
                {QStringLiteral("lessons"), QVariant::fromValue(&model)}}))
        failure = stage.errors() + QStringLiteral(" did not load");
    settle();
}

bool LessonStage::open(const QString& lesson)
{
    if (failure.isEmpty())
        kiosk.openLesson(lesson);
    settle();
    return failure.isEmpty() && kiosk.page() == u"lesson";
}

void LessonStage::doNext()
{
    const auto wanted = model.player()->performed(model.player()->wanted());
    model.did(wanted.on, QString(lessons::nameOf(wanted.deed)), wanted.value, QString(lessons::nameOf(wanted.way)));
    if (model.page() == u"part")
        model.goOn();
}

void LessonStage::settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        layOut(stage.window());
    }
}

Thresholds LessonStage::thresholds(bool pixels) const
{
    const bool large = look.enlargement > 1;
    Thresholds thresholds{look.pitchMm, 20, 2.5, large ? 14.5 : 7.25};
    thresholds.textContrast = !pixels ? 0 : look.highContrast ? 7 : 4.5;
    thresholds.titleInkMm = large ? 14.5 : 12;
    thresholds.inkRow = large ? 4 : 3;
    if (look.low)
        thresholds.reachTop = reachTopOf(glass.height(), look.pitchMm);
    return thresholds;
}

QQuickItem* LessonStage::ofType(const char* type) const
{
    return search([type](QQuickItem* item) {
        const QMetaObject* of = item->metaObject();
        while (of && !QByteArrayView(of->className()).startsWith(type))
            of = of->superClass();
        return of != nullptr;
    });
}

QStringList LessonStage::complaints(bool pixels)
{
    QStringList all = SceneWalker(stage.window(), thresholds(pixels)).complaints();
    QQuickItem* const pages = ofType("PhoneFrame_");
    QQuickItem* const parts = ofType("BlockPage_");
    const int count = pages ? pages->property("pageCount").toInt() : parts ? parts->property("partCount").toInt() : 1;
    const int shown = pages ? pages->property("page").toInt() : 0;
    const auto turn = [&](int by) {
        if (pages)
            QMetaObject::invokeMethod(pages, "turn", Q_ARG(int, by));
        else
            QMetaObject::invokeMethod(parts, by > 0 ? "next" : "previous");
        settle();
    };
    if (count > 1)
        turn(-shown);
    for (int page = 0; page < count; ++page) {
        if (page > 0)
            turn(1);
        if (page == shown)
            continue;
        for (const QString& complaint : SceneWalker(stage.window(), thresholds(pixels)).complaints())
            all.append(QStringLiteral("page %1: ").arg(page + 1) + complaint);
    }
    if (count > 1)
        turn(shown - (count - 1));
    return all;
}

QString LessonStage::together()
{
    if (!model.ringShown() || model.page() != u"play")
        return {};
    QQuickItem* const frame = ofType("PhoneFrame_");
    auto* const hand = frame ? frame->property("hand").value<QObject*>() : nullptr;
    auto* const target = hand ? hand->property("target").value<QQuickItem*>() : nullptr;
    if (!target || !target->isVisible()) {
        // Where a screen has no way back, as in a call, the key beside the phone is the way.
        const QQuickItem* const undo = search([](QQuickItem* item) {
            return item->property("iconName").toString() == u"undo" && item->property("strong").toBool();
        });
        return undo && undo->isVisible() ? QString() : QStringLiteral("row 4: nothing carries the ring");
    }
    QRectF place = target->mapRectToScene(QRectF(0, 0, target->width(), target->height()));
    const double whole = place.height();
    for (QQuickItem* up = target->parentItem(); up; up = up->parentItem()) {
        if (up->clip())
            place = place.intersected(up->mapRectToScene(QRectF(0, 0, up->width(), up->height())));
    }
    // A picture or a text higher than its page begins on it and can be pressed there.
    if (place.height() * look.pitchMm < std::min(20.0, whole * look.pitchMm))
        return QStringLiteral("row 4: what is to be pressed is on another page");
    if (!QRectF(QPointF(0, 0), QSizeF(glass)).contains(place))
        return QStringLiteral("row 4: what is to be pressed reaches out of the window");
    const QString line = look.enlargement > 1 ? QString(model.line()).replace(u'\n', u' ') : model.line();
    if (!search([&](QQuickItem* item) { return item->inherits("QQuickText") && item->property("text") == line; }))
        return QStringLiteral("row 4: what to do is not in sight");
    return {};
}

} // namespace naru::test
