// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tillstage.h"

#include <QQuickItem>
#include <QTest>

namespace naru::test {

using desk::PayPhase;

QList<payments::ChargeLine> threeCertificates()
{
    return {{QStringLiteral("주민등록등본 2통"), Won{800}}, {QStringLiteral("가족관계증명서"), Won{1000}},
        {QStringLiteral("인감증명서"), Won{600}}};
}

namespace {

const QStringList pageNames{QStringLiteral("counter"), QStringLiteral("till"), QStringLiteral("visitor")};

QVariantMap page(const char* url, QObject* model, bool bare = false)
{
    return {{QStringLiteral("url"), QUrl(QLatin1StringView(url))},
        {QStringLiteral("model"), QVariant::fromValue(model)}, {QStringLiteral("bare"), bare}};
}

} // namespace

TillStage::TillStage(const QString& language, bool highContrast)
    : counter(desk, nullptr)
    , model(desk, till)
    , shell(desk, {QStringLiteral("counter"), pageNames, QString()})
    , languages(stage.engine())
{
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

using Enter = std::function<void(TillStage&)>;
using Named = QList<std::pair<QString, Enter>>;

void addPaying(Named& all)
{
    const auto add = [&](const char* name, PayPhase phase) {
        all.append({QString::fromLatin1(name), [phase](TillStage& it) { it.charge(phase); }});
    };
    add("pay-ready", PayPhase::Ready);
    add("pay-waiting", PayPhase::Waiting);
    add("pay-read", PayPhase::CardRead);
    add("pay-paid", PayPhase::Paid);
    add("pay-declined", PayPhase::Declined);
    add("pay-notsent", PayPhase::NotSent);
    add("pay-doubt", PayPhase::InDoubt);
    add("pay-stored", PayPhase::Stored);
    add("pay-watched", PayPhase::Watched);
    add("pay-review", PayPhase::Review);
    add("pay-waived", PayPhase::Waived);
    all.append({QStringLiteral("pay-two-terminals"), [](TillStage& it) {
                    auto second = it.till.terminalsNow.first();
                    second.setup.id = QStringLiteral("second");
                    second.setup.name = QStringLiteral("민원실 태블릿");
                    second.setup.driver = QStringLiteral("app-link");
                    second.heard.reset();
                    it.till.terminalsNow.append(second);
                    it.charge(PayPhase::Ready);
                }});
    all.append({QStringLiteral("pay-no-terminal"), [](TillStage& it) {
                    it.till.terminalsNow.clear();
                    it.charge(PayPhase::Ready);
                }});
    all.append({QStringLiteral("pay-stop-asked"), [](TillStage& it) {
                    it.charge(PayPhase::Waiting);
                    it.model.pay()->askToStop();
                }});
    all.append({QStringLiteral("pay-app-link"), [](TillStage& it) {
                    it.till.code = QStringLiteral("https://www.adyen.com/test/nexo?request=") + QString(400, u'Q');
                    it.charge(PayPhase::Waiting, QStringLiteral("app-link"));
                }});
    all.append(
        {QStringLiteral("pay-manual"), [](TillStage& it) { it.charge(PayPhase::Waiting, QStringLiteral("manual")); }});
    all.append({QStringLiteral("pay-receipt-chosen"), [](TillStage& it) {
                    it.charge(PayPhase::Paid);
                    it.model.pay()->chooseReceipt(QStringLiteral("paper"));
                }});
    all.append({QStringLiteral("pay-part"), [](TillStage& it) {
                    const QByteArray id = it.charge(PayPhase::Waiting);
                    auto& charge = it.till.charges[id].charge;
                    charge.kind = payments::ChargeKind::Part;
                    charge.rest = Won{1400};
                    it.till.tell();
                }});
}

void addVisitor(Named& all)
{
    const auto add = [&](const char* name, PayPhase phase, const QString& driver = QStringLiteral("nexo")) {
        all.append({QString::fromLatin1(name), [phase, driver](TillStage& it) {
                        if (driver == QLatin1StringView("app-link"))
                            it.till.code
                                = QStringLiteral("https://www.adyen.com/test/nexo?request=") + QString(400, u'Q');
                        it.charge(phase, driver);
                        it.go(QStringLiteral("visitor"));
                    }});
    };
    add("visitor-waiting", PayPhase::Waiting);
    add("visitor-read", PayPhase::CardRead);
    add("visitor-app-link", PayPhase::Waiting, QStringLiteral("app-link"));
    add("visitor-paid", PayPhase::Paid);
    add("visitor-declined", PayPhase::Declined);
    add("visitor-notsent", PayPhase::NotSent);
    add("visitor-doubt", PayPhase::InDoubt);
    add("visitor-stored", PayPhase::Stored);
    add("visitor-watched", PayPhase::Watched);
    all.append({QStringLiteral("visitor-receipt-phone"), [](TillStage& it) {
                    const QByteArray id = it.charge(PayPhase::Paid);
                    it.model.pay()->chooseReceipt(QStringLiteral("phone"));
                    it.model.pay()->showReceiptCode(id, QStringLiteral("naru-receipt:") + QString(220, u'R'));
                    it.go(QStringLiteral("visitor"));
                }});
}

const Named& states()
{
    static const Named all = [] {
        Named named;
        addPaying(named);
        addVisitor(named);
        return named;
    }();
    return all;
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
    for (const auto& state : states())
        names.append(state.first);
    return names;
}

void TillStage::enter(const QString& name)
{
    for (const auto& state : states()) {
        if (state.first == name)
            state.second(*this);
    }
    settle();
}

} // namespace naru::test
