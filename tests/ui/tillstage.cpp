// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tillstage.h"

#include <QQuickItem>
#include <QTest>

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
    QStringLiteral("doubt"), QStringLiteral("close"), QStringLiteral("refund")};

QVariantMap page(const char* url, QObject* model, bool bare = false)
{
    return {{QStringLiteral("url"), QUrl(QLatin1StringView(url))},
        {QStringLiteral("model"), QVariant::fromValue(model)}, {QStringLiteral("bare"), bare}};
}

} // namespace

TillStage::TillStage(const QString& language, bool highContrast)
    : counter((desk.tillNow = &till, desk), nullptr)
    , model(desk, till, book)
    , doubt(desk, till, book)
    , close(desk, book)
    , refund(desk, till, book)
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
        {QStringLiteral("doubt"), page("qrc:/qt/qml/Naru/Till/DoubtPage.qml", &doubt)},
        {QStringLiteral("close"), page("qrc:/qt/qml/Naru/Till/ClosePage.qml", &close)},
        {QStringLiteral("refund"), page("qrc:/qt/qml/Naru/Till/RefundPage.qml", &refund)},
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

void addEntering(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.go(QStringLiteral("till"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto fill = [](TillStage& it) {
        auto& entry = *it.model.entry();
        entry.add(QStringLiteral("resident-copy"));
        entry.add(QStringLiteral("resident-copy"));
        entry.add(QStringLiteral("family-relations"));
        entry.add(QStringLiteral("seal-certificate"));
    };
    const auto fine = [](TillStage& it) {
        it.model.entry()->addPriced(
            QStringLiteral("fine"), QStringLiteral("32,000"), QStringLiteral("26110-1-202611-0000417"));
    };
    add("entry-empty", [](TillStage&) {});
    add("entry-filled", fill);
    add("entry-exempt", [fill](TillStage& it) {
        fill(it);
        it.model.entry()->exempt(2, QStringLiteral("0"), QStringLiteral("국가유공자"));
    });
    add("entry-waived", [](TillStage& it) {
        it.model.entry()->add(QStringLiteral("resident-copy"));
        it.model.entry()->exempt(0, QStringLiteral("0"), QStringLiteral("기초생활 수급"));
    });
    add("entry-bill", fine);
    add("entry-scanned", [](TillStage& it) { it.desk.codeScanned("26110-1-202611-0000417"); });
    add("entry-price-sheet", [](TillStage& it) { it.stage.key(Qt::Key_9); });
    add("entry-line-sheet", [fill](TillStage& it) {
        fill(it);
        it.settle();
        it.stage.press(it.model.entry()->lines().first().toMap().value(QStringLiteral("text")).toString());
    });
    add("entry-part-sheet", [fill](TillStage& it) {
        fill(it);
        it.settle();
        it.stage.press(
            it.shell.language() == QStringLiteral("ko") ? QStringLiteral("나누어 받기") : QStringLiteral("In parts"));
    });
    add("entry-cash-sheet", [fill](TillStage& it) {
        fill(it);
        it.settle();
        it.stage.key(Qt::Key_F6);
    });
    const auto guarded = [fine](TillStage& it, payments::Guarded::Answer answer) {
        auto known = it.till.put(QStringLiteral("26110-1-202611-0000417"), {{QStringLiteral("과태료"), Won{32'000}}},
            answer == payments::Guarded::Answer::Paid ? PayPhase::Paid : PayPhase::InDoubt);
        if (answer == payments::Guarded::Answer::OtherAmount)
            known.charge.amount = Won{40'000};
        payments::KnownCharge there;
        there.charge = known.charge;
        there.standing = known.standing;
        it.till.guardsWith = {answer, there};
        fine(it);
        it.model.entry()->open(QStringLiteral("card"), QString());
    };
    add("entry-guard-paid", [guarded](TillStage& it) { guarded(it, payments::Guarded::Answer::Paid); });
    add("entry-guard-doubt", [guarded](TillStage& it) { guarded(it, payments::Guarded::Answer::InDoubt); });
    add("entry-guard-other", [guarded](TillStage& it) { guarded(it, payments::Guarded::Answer::OtherAmount); });
    add("entry-cash-taken", [fill](TillStage& it) {
        fill(it);
        it.model.entry()->open(QStringLiteral("cash"), QString());
        it.model.pay()->takeCash(QStringLiteral("5000"));
        it.settle();
        it.stage.key(Qt::Key_Escape);
    });
    all.append({QStringLiteral("counter-with-doubt"), [](TillStage& it) {
                    it.charge(PayPhase::InDoubt);
                    it.model.pay()->finish();
                    it.go(QStringLiteral("counter"));
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

void addDoubt(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.till.now = it.desk.time - std::chrono::minutes(35);
                        const QList<payments::ChargeLine> fine{{QStringLiteral("과태료"), Won{32'000}}};
                        it.till.put(QStringLiteral("26110-417"), fine, PayPhase::InDoubt);
                        it.till.now = it.desk.time - std::chrono::minutes(20);
                        it.till.put({}, {threeCertificates().first()}, PayPhase::Stored);
                        it.till.now = it.desk.time - std::chrono::hours(26);
                        it.till.put({}, {threeCertificates().last()}, PayPhase::Watched);
                        it.till.now = it.desk.time - std::chrono::hours(1);
                        it.till.put({}, {threeCertificates().at(1)}, PayPhase::Review);
                        it.till.tell();
                        enter(it);
                        it.settle();
                    }});
    };
    const auto choose = [](TillStage& it, int row) {
        it.doubt.choose(it.doubt.items().at(row).toMap().value(QStringLiteral("id")).toString());
        it.go(QStringLiteral("doubt"));
    };
    all.append({QStringLiteral("doubt-empty"), [](TillStage& it) { it.go(QStringLiteral("doubt")); }});
    add("doubt-in-doubt", [choose](TillStage& it) { choose(it, 0); });
    add("doubt-stored", [choose](TillStage& it) { choose(it, 1); });
    add("doubt-watched", [choose](TillStage& it) { choose(it, 2); });
    add("doubt-review", [choose](TillStage& it) { choose(it, 3); });
    add("doubt-finding", [choose](TillStage& it) {
        auto& attempt = it.till.charges.last().attempts.last();
        attempt.finding = payments::Finding::Mismatch;
        it.till.tell();
        choose(it, 3);
    });
    add("doubt-people-sheet", [choose](TillStage& it) {
        choose(it, 3);
        it.stage.key(Qt::Key_F9);
    });
    add("doubt-lost-sheet", [choose](TillStage& it) {
        choose(it, 0);
        it.stage.press(it.shell.language() == QStringLiteral("ko") ? QStringLiteral("단말을 잃음")
                                                                   : QStringLiteral("Terminal lost"));
    });
    add("doubt-file-sheet-empty", [choose](TillStage& it) {
        it.doubt.shelf()->lookIn({QStringLiteral("/nowhere")});
        choose(it, 0);
        it.stage.key(Qt::Key_F6);
    });
    add("doubt-file-read", [choose](TillStage& it) {
        it.doubt.shelf()->lookIn({QStringLiteral("/nowhere")});
        it.book.fileSays.lines = 34;
        it.book.fileSays.fitted = 31;
        it.book.fileSays.elsewhere = 2;
        it.book.fileSays.alone.append(payments::dayclose::FileLine());
        choose(it, 0);
        it.stage.key(Qt::Key_F6);
        it.doubt.shelf()->read(QStringLiteral(NARU_SOURCE_DIR "/README.md"));
    });
}

payments::dayclose::DayReport fridaysReport()
{
    using namespace payments::dayclose;
    DayReport report;
    report.number = 218;
    report.date = QDate(2026, 11, 20);
    report.card.receipts = {Won{86'400}, 31};
    report.cash.receipts = {Won{58'200}, 27};
    report.doubt = {Won{32'400}, 2};
    report.drawer = Won{58'200};
    const auto row = [](MatchClass what, qint64 count, std::optional<Won> desk, std::optional<Won> acquirer) {
        MatchRow made;
        made.what = what;
        made.count = count;
        made.desk = desk;
        made.acquirer = acquirer;
        return made;
    };
    report.rows = {row(MatchClass::Matched, 31, Won{86'400}, Won{86'400}),
        row(MatchClass::DeskOnly, 2, Won{32'400}, std::nullopt), row(MatchClass::FileOnly, 1, std::nullopt, Won{600}),
        row(MatchClass::AmountDiffers, 0, std::nullopt, std::nullopt),
        row(MatchClass::Duplicate, 0, std::nullopt, std::nullopt),
        row(MatchClass::NotCompared, 0, std::nullopt, std::nullopt)};
    report.rows[0].terminal = Won{86'400};
    report.compared = true;
    const auto item = [](OpenKind kind, Won amount) {
        OpenItem made;
        made.kind = kind;
        made.amount = amount;
        return made;
    };
    report.open
        = {item(OpenKind::InDoubt, Won{32'000}), item(OpenKind::InDoubt, Won{400}), item(OpenKind::Watched, Won{600})};
    return report;
}

void addClose(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.book.reportNow = fridaysReport();
                        it.book.shiftNow = payments::Shift();
                        it.book.shiftNow->expected = Won{58'200};
                        it.go(QStringLiteral("close"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto counted = [](TillStage& it) {
        it.close.setCount(50'000, QStringLiteral("1"));
        it.close.setCount(1'000, QStringLiteral("8"));
        it.close.setCount(100, QStringLiteral("2"));
        it.close.keepCount({});
        it.settle();
    };
    all.append({QStringLiteral("close-empty"), [](TillStage& it) {
                    it.book.reportNow.date = QDate(2026, 11, 20);
                    it.go(QStringLiteral("close"));
                }});
    add("close-uncounted", [](TillStage&) {});
    add("close-counted", counted);
    add("close-short", [](TillStage& it) {
        it.close.setCount(50'000, QStringLiteral("1"));
        it.close.keepCount(QStringLiteral("잔돈을 잘못 줌"));
    });
    add("close-count-sheet", [](TillStage& it) {
        it.stage.press(
            it.shell.language() == QStringLiteral("ko") ? QStringLiteral("현금 세기") : QStringLiteral("Count cash"));
        it.close.setCount(50'000, QStringLiteral("1"));
    });
    add("close-people-sheet", [counted](TillStage& it) {
        counted(it);
        it.stage.key(Qt::Key_Return);
    });
    add("close-closed", [counted](TillStage& it) {
        counted(it);
        it.book.reportNow.by = 1;
        it.book.reportNow.second = 2;
        it.close.close(2, QStringLiteral("135790"));
    });
}

void addRefund(Named& all)
{
    const auto add = [&](const char* name, const Enter& enter) {
        all.append({QString::fromLatin1(name), [enter](TillStage& it) {
                        it.till.now = it.desk.time - std::chrono::minutes(50);
                        it.till.put({}, threeCertificates(), PayPhase::Paid).attempts[0].collector = 3;
                        it.till.put({}, {threeCertificates().first()}, PayPhase::Paid).standing.inCash = true;
                        for (auto& view : it.till.charges)
                            view.standing.what = payments::Standing::What::Paid;
                        it.till.tell();
                        it.go(QStringLiteral("refund"));
                        enter(it);
                        it.settle();
                    }});
    };
    const auto choose = [](TillStage& it) {
        const QVariantMap row = it.refund.rows().first().toMap();
        it.stage.press(row.value(QStringLiteral("what")).toString() + QLatin1Char(' ')
            + row.value(QStringLiteral("title")).toString());
        it.settle();
    };
    all.append({QStringLiteral("refund-empty"), [](TillStage& it) { it.go(QStringLiteral("refund")); }});
    add("refund-list", [](TillStage&) {});
    add("refund-chosen", choose);
    add("refund-people-sheet", [choose](TillStage& it) {
        choose(it);
        it.refund.prepare(QStringLiteral("2400"), QStringLiteral("잘못 뗌"));
        QMetaObject::invokeMethod(it.stage.page()->property("page").value<QQuickItem*>(), "agree");
    });
}

const Named& states()
{
    static const Named all = [] {
        Named named;
        addEntering(named);
        addPaying(named);
        addVisitor(named);
        addDoubt(named);
        addClose(named);
        addRefund(named);
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
