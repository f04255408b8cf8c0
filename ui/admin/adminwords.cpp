// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/adminwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace naru::ui::admin {

namespace {

using State = desk::Finding::State;

/// The few words a row has room for; the whole sentence comes when the row is pressed.
class FindingWords {
    Q_DECLARE_TR_FUNCTIONS(naru::ui::admin::FindingWords)

public:
    static QString title(QByteArrayView name);
    static QString fact(const desk::Finding& finding, QDate today, Tongue tongue);

private:
    static QString deviceFact(const desk::Finding& finding, QDate today, Tongue tongue);
    static QString printerFact(const desk::Finding& finding);
    static QString listFact(const desk::Finding& finding, QDate today, Tongue tongue);
    static QString keepingFact(const desk::Finding& finding, QDate today, Tongue tongue);
};

QString dayOf(const QString& iso, QDate today, Tongue tongue)
{
    const QDate day = QDate::fromString(iso, Qt::ISODate);
    return day.isValid() ? admin::dayOf(day, today, tongue) : iso;
}

QString grouped(const QString& number)
{
    return QLocale(QLocale::Korean).toString(number.toULongLong());
}

/// A device of the rack, whose own name is its fact.
bool isDevice(QByteArrayView name)
{
    return name == "doctor.nfc_reader" || name == "doctor.card_reader" || name == "doctor.bluetooth"
        || name == "doctor.camera" || name == "doctor.scanner";
}

/// The printer, by what is the matter with it.
bool isPrinter(QByteArrayView name)
{
    return name == "doctor.printer" || name == "doctor.paper_low" || name == "doctor.paper_out"
        || name == "doctor.printer_cover" || name == "doctor.printer_stopped";
}

QString joined(const QString& name, const QString& state)
{
    return name.isEmpty() ? state : QStringLiteral("%1 · %2").arg(name, state);
}

QString FindingWords::title(QByteArrayView name)
{
    if (name == "doctor.phone_link")
        return tr("휴대폰 읽기");
    if (name == "doctor.nfc_reader")
        return tr("NFC 리더기");
    if (name == "doctor.card_reader")
        return tr("카드 리더기");
    if (name == "doctor.bluetooth")
        return tr("블루투스");
    if (name == "doctor.camera")
        return tr("카메라");
    if (name == "doctor.scanner")
        return tr("스캐너");
    if (isPrinter(name))
        return tr("프린터");
    if (name == "doctor.print_jobs")
        return tr("인쇄 사본");
    if (name == "doctor.picture_decoder")
        return tr("신분증 사진");
    if (name == "doctor.clock")
        return tr("시계");
    if (name == "doctor.disk")
        return tr("저장 공간");
    if (name == "doctor.trust_list")
        return tr("발급기관 목록");
    if (name == "doctor.released")
        return tr("내려받은 묶음");
    if (name == "doctor.releases_way")
        return tr("허브의 묶음");
    if (name == "doctor.released_list")
        return tr("기관의 확인");
    if (name == "doctor.reader_certificate")
        return tr("창구 인증서");
    if (name == "doctor.journal_chain")
        return tr("기록 이어짐");
    if (name == "doctor.keys_beside_data")
        return tr("열쇠");
    if (name == "doctor.unsent")
        return tr("보낼 것");
    if (name == "doctor.second_copy")
        return tr("두 번째 사본");
    if (name == "doctor.backup")
        return tr("백업");
    return {};
}

QString FindingWords::printerFact(const desk::Finding& finding)
{
    const QByteArrayView name(finding.name);
    if (name == "doctor.paper_low")
        return tr("종이 적음 · 오늘 바꿀 것");
    if (name == "doctor.paper_out")
        return tr("종이 없음");
    if (name == "doctor.printer_cover")
        return tr("뚜껑 열림");
    if (name == "doctor.printer_stopped")
        return tr("멈춤");
    return finding.state == State::Ok ? tr("쓸 수 있음") : tr("꺼져 있음");
}

QString FindingWords::deviceFact(const desk::Finding& finding, QDate today, Tongue tongue)
{
    const QByteArrayView name(finding.name);
    const bool well = finding.state == State::Ok;
    if (name == "doctor.phone_link")
        return well ? tr("읽을 수 있음") : finding.state == State::Off ? tr("장치 없음") : tr("대답 없음");
    if (isDevice(name))
        return joined(finding.facts.value(0), well ? tr("쓸 수 있음") : tr("쓸 수 없음"));
    if (isPrinter(name))
        return joined(finding.facts.value(0), printerFact(finding));
    if (name == "doctor.picture_decoder")
        return well ? tr("볼 수 있음") : tr("볼 수 없음");
    if (name == "doctor.disk")
        return tr("%1 GB 남음").arg(finding.facts.value(0));
    if (name != "doctor.clock")
        return {};
    if (finding.state == State::Watch)
        return tr("하루 넘게 앞서 있음");
    if (finding.state == State::Bad)
        return tr("마지막 기록보다 늦음");
    return QStringLiteral("%1 %2").arg(dayOf(finding.facts.value(0), today, tongue), finding.facts.value(1));
}

QString FindingWords::listFact(const desk::Finding& finding, QDate today, Tongue tongue)
{
    const QByteArrayView name(finding.name);
    const QString day = dayOf(finding.facts.value(1), today, tongue);
    if (name == "doctor.trust_list") {
        if (finding.state == State::Bad || finding.state == State::Off)
            return tr("하나도 없음");
        return finding.state == State::Ok ? tr("%1곳 · %2 목록").arg(finding.facts.value(0), day)
                                          : tr("%1곳 · %2 목록, 오래됨").arg(finding.facts.value(0), day);
    }
    if (name == "doctor.released")
        return finding.state == State::Bad ? tr("쓰지 못한 것 %1가지").arg(finding.facts.value(1))
                                           : tr("%1가지 쓰는 중").arg(finding.facts.value(0));
    if (name == "doctor.releases_way")
        return tr("받지 못함");
    if (name == "doctor.released_list") {
        const QString confirmed = dayOf(finding.facts.value(0), today, tongue);
        return finding.state == State::Ok ? confirmed : tr("%1, 오래됨").arg(confirmed);
    }
    if (name != "doctor.reader_certificate")
        return {};
    if (finding.state == State::Off)
        return tr("아직 없음");
    return finding.state == State::Bad ? tr("%1에 기한 지남").arg(day) : tr("%1까지").arg(day);
}

QString FindingWords::keepingFact(const desk::Finding& finding, QDate today, Tongue tongue)
{
    const QByteArrayView name(finding.name);
    const State state = finding.state;
    const QString fact = finding.facts.value(0);
    if (name == "doctor.journal_chain")
        return state == State::Bad ? tr("끊김") : tr("%1건 빠짐없음").arg(grouped(fact));
    if (name == "doctor.keys_beside_data")
        return state == State::Ok ? tr("자료와 따로 있음") : tr("열쇠가 자료 옆에 있습니다");
    if (name == "doctor.unsent")
        return state == State::Ok ? tr("모두 보냄")
            : state == State::Bad ? tr("%1건 막힘").arg(grouped(fact))
                                  : tr("%1건, 이 창구에 있음").arg(grouped(fact));
    if (name == "doctor.second_copy")
        return state == State::Ok ? tr("함께 적고 있음")
            : state == State::Off ? tr("아직 없음")
                                  : tr("적지 못하고 있음");
    if (name == "doctor.print_jobs")
        return state == State::Ok ? tr("남기지 않음")
            : state == State::Off ? tr("인쇄 서비스 없음")
                                  : tr("남을 수 있음");
    if (name != "doctor.backup")
        return {};
    if (state == State::Off)
        return tr("아직 없음");
    const QString day = dayOf(fact, today, tongue);
    return state == State::Ok ? day : tr("%1, 오래됨").arg(day);
}

QString FindingWords::fact(const desk::Finding& finding, QDate today, Tongue tongue)
{
    switch (finding.group) {
    case desk::Finding::Group::Devices:
        return deviceFact(finding, today, tongue);
    case desk::Finding::Group::Lists:
        return listFact(finding, today, tongue);
    case desk::Finding::Group::Keeping:
        break;
    }
    return keepingFact(finding, today, tongue);
}

const char* stateName(State state)
{
    switch (state) {
    case State::Ok:
        return "ok";
    case State::Watch:
        return "watch";
    case State::Bad:
        return "bad";
    case State::Off:
        break;
    }
    return "off";
}

QString sectionOf(QByteArrayView name)
{
    if (name == "doctor.trust_list")
        return QStringLiteral("trust");
    if (name == "doctor.reader_certificate")
        return QStringLiteral("reader");
    if (name == "doctor.released" || name == "doctor.released_list" || name == "doctor.releases_way")
        return QStringLiteral("releases");
    if (name == "doctor.phone_link" || isDevice(name) || isPrinter(name))
        return QStringLiteral("devices");
    if (name == "doctor.second_copy")
        return QStringLiteral("settings");
    if (name == "doctor.backup")
        return QStringLiteral("backup");
    return {};
}

} // namespace

QString sentenceOf(const Fault& fault, Tongue tongue)
{
    const auto said = words::wordsOf(fault, tongue);
    return said.whatToDo.isEmpty() ? said.sentence : said.sentence + QLatin1Char(' ') + said.whatToDo;
}

QString dayOf(QDate day, QDate now, Tongue tongue)
{
    const bool sameYear = day.year() == now.year();
    if (tongue == Tongue::English)
        return QLocale(QLocale::English)
            .toString(day, sameYear ? QStringLiteral("d MMMM") : QStringLiteral("d MMMM yyyy"));
    return QLocale(QLocale::Korean)
        .toString(day, sameYear ? QStringLiteral("M월 d일") : QStringLiteral("yyyy년 M월 d일"));
}

QString kindOf(State state)
{
    switch (state) {
    case State::Ok:
        return QStringLiteral("ok");
    case State::Watch:
        return QStringLiteral("warn");
    case State::Bad:
        return QStringLiteral("no");
    case State::Off:
        break;
    }
    return QStringLiteral("off");
}

State weighed(const desk::Finding& finding)
{
    const QByteArrayView name(finding.name);
    const bool matters = name == "doctor.second_copy" || name == "doctor.backup" || name == "doctor.reader_certificate";
    return finding.state == State::Off && matters ? State::Watch : finding.state;
}

words::Words wordsOf(const desk::Finding& finding, Tongue tongue)
{
    const QByteArray name = QByteArray(finding.name) + '.' + stateName(finding.state);
    return words::wordsOf(QLatin1StringView(name), tongue, finding.facts);
}

QVariantMap findingRow(const desk::Finding& finding, QDate today, Tongue tongue)
{
    const auto said = wordsOf(finding, tongue);
    const QString title = FindingWords::title(finding.name);
    return {{QStringLiteral("kind"), kindOf(weighed(finding))},
        {QStringLiteral("title"), title.isEmpty() ? said.sentence : title},
        {QStringLiteral("second"), FindingWords::fact(finding, today, tongue)},
        {QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo},
        {QStringLiteral("section"), sectionOf(finding.name)}};
}

} // namespace naru::ui::admin
