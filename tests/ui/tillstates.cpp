// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tillstage.h"

#include "app/payments/faults.h"

namespace naru::test {

using desk::PayPhase;

namespace {

using Enter = std::function<void(TillStage&)>;
using Named = TillStates;

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
    all.append({QStringLiteral("pay-app-link-camera"), [](TillStage& it) {
                    it.till.code = QStringLiteral("https://www.adyen.com/test/nexo?request=") + QString(400, u'Q');
                    it.rack.give(it.camera);
                    it.till.brought = {4, 11};
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
    add("entry-guard-elsewhere", [fine](TillStage& it) {
        it.book.elsewhere = payments::Elsewhere{
            payments::TakenState::Paid, QStringLiteral("3번 창구"), it.desk.time - std::chrono::minutes(8)};
        it.till.fault = Fault(payments::PaymentFault::BillTakenElsewhere);
        fine(it);
        it.model.entry()->open(QStringLiteral("card"), QString());
    });
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
    all.append({QStringLiteral("visitor-app-link-camera"), [](TillStage& it) {
                    it.till.code = QStringLiteral("https://www.adyen.com/test/nexo?request=") + QString(400, u'Q');
                    it.rack.give(it.camera);
                    it.till.brought = {4, 11};
                    it.charge(PayPhase::Waiting, QStringLiteral("app-link"));
                    it.go(QStringLiteral("visitor"));
                }});
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

} // namespace

const TillStates& tillStates()
{
    static const Named all = [] {
        Named named;
        addEntering(named);
        addPaying(named);
        addVisitor(named);
        addDeskStates(named);
        return named;
    }();
    return all;
}

} // namespace naru::test
