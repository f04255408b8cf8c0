// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tillstage.h"

#include <QQuickItem>

namespace naru::test {

using desk::PayPhase;

QList<payments::ChargeLine> threeCertificates()
{
    return {{QStringLiteral("주민등록등본"), Won{800}, 2, Won{400}, QStringLiteral("resident-copy")},
        {QStringLiteral("가족관계증명서"), Won{1000}, 1, Won{1000}, QStringLiteral("family-relations")},
        {QStringLiteral("인감증명서"), Won{600}, 1, Won{600}, QStringLiteral("seal-certificate")}};
}

namespace {

const QStringList pageNames{QStringLiteral("counter"), QStringLiteral("till"), QStringLiteral("visitor"),
    QStringLiteral("doubt"), QStringLiteral("close"), QStringLiteral("refund"), QStringLiteral("drawer"),
    QStringLiteral("bills")};

QVariantMap page(const char* url, QObject* model, bool bare = false)
{
    return {{QStringLiteral("url"), QUrl(QLatin1StringView(url))},
        {QStringLiteral("model"), QVariant::fromValue(model)}, {QStringLiteral("bare"), bare}};
}

} // namespace

TillStage::TillStage(const QString& language, bool highContrast)
    : counter((desk.tillNow = &till, desk), nullptr, &rack)
    , model(desk, till, book)
    , doubt(desk, till, book)
    , close(desk, till, book)
    , drawer(desk, book)
    , refund(desk, till, book)
    , bills(desk, till, book)
    , shell(desk, {QStringLiteral("counter"), pageNames, QString()})
    , languages(stage.engine())
{
    const QVariantMap eyes{{QStringLiteral("url"), QUrl(QStringLiteral("qrc:/qt/qml/Naru/Counter/CameraCard.qml"))},
        {QStringLiteral("scan"), QVariant::fromValue<QObject*>(counter.scan())}};
    bills.look(eyes);
    model.pay()->look(eyes);
    desk.settingsNow.language = language;
    desk.settingsNow.highContrast = highContrast;
    till.now = desk.time;
    till.terminalsNow[0].heard = desk.time - std::chrono::seconds(3);
    languages.use(language);
    stage.set("Theme", "reducedMotion", true);
}

bool TillStage::open()
{
    const QVariantMap pages{{QStringLiteral("counter"), page("qrc:/qt/qml/Naru/Counter/CounterPage.qml", &counter)},
        {QStringLiteral("till"), page("qrc:/qt/qml/Naru/Till/TillPage.qml", &model)},
        {QStringLiteral("doubt"), page("qrc:/qt/qml/Naru/Till/DoubtPage.qml", &doubt)},
        {QStringLiteral("close"), page("qrc:/qt/qml/Naru/Till/ClosePage.qml", &close)},
        {QStringLiteral("drawer"), page("qrc:/qt/qml/Naru/Till/DrawerPage.qml", &drawer)},
        {QStringLiteral("refund"), page("qrc:/qt/qml/Naru/Till/RefundPage.qml", &refund)},
        {QStringLiteral("bills"), page("qrc:/qt/qml/Naru/Till/BillsPage.qml", &bills)},
        {QStringLiteral("visitor"), page("qrc:/qt/qml/Naru/Till/VisitorPage.qml", &model, true)}};
    const bool loaded = stage.load(QUrl(QStringLiteral("qrc:/qt/qml/Naru/Shell/DeskScene.qml")),
        {{QStringLiteral("desk"), QVariant::fromValue(&shell)}, {QStringLiteral("pages"), pages}});
    desk.signIn(1, QStringLiteral("135790"), [](const Result<void>&) {});
    settle();
    return loaded;
}

void TillStage::settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as an event loop would
    }
}

void TillStage::go(const QString& page)
{
    shell.show(page);
    settle();
}

QByteArray TillStage::charge(PayPhase phase, const QString& driver)
{
    const QByteArray id = till.put({}, threeCertificates(), phase, driver).charge.id;
    model.pay()->show(id);
    go(QStringLiteral("till"));
    return id;
}

namespace {

void collect(QQuickItem* item, QStringList& words)
{
    if (!item->isVisible())
        return;
    if (item->inherits("QQuickText"))
        words.append(item->property("text").toString());
    const auto children = item->childItems();
    for (QQuickItem* child : children)
        collect(child, words);
}

} // namespace

QString TillStage::shown()
{
    QStringList words;
    collect(stage.window().contentItem(), words);
    return words.join(QLatin1Char('\n'));
}

QStringList TillStage::stateNames()
{
    QStringList names;
    for (const auto& state : tillStates())
        names.append(state.first);
    return names;
}

void TillStage::enter(const QString& name)
{
    for (const auto& state : tillStates()) {
        if (state.first == name)
            state.second(*this);
    }
    settle();
}

} // namespace naru::test
