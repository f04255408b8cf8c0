// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/barwords.h"

#include "app/words/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace naru::ui::shell {

namespace {

using desk::Finding;

QString tr(const char* text)
{
    return QCoreApplication::translate("naru::ui::shell", text);
}

QString kindOf(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return QStringLiteral("ok");
    case Finding::State::Watch:
        return QStringLiteral("warn");
    case Finding::State::Bad:
        return QStringLiteral("no");
    case Finding::State::Off:
        break;
    }
    return QStringLiteral("off");
}

const char* stateName(Finding::State state)
{
    switch (state) {
    case Finding::State::Ok:
        return "ok";
    case Finding::State::Watch:
        return "watch";
    case Finding::State::Bad:
        return "bad";
    case Finding::State::Off:
        break;
    }
    return "off";
}

QVariantMap sentencesOf(const Finding& finding, const QString& language)
{
    const QByteArray name = QByteArray(finding.name) + '.' + stateName(finding.state);
    return shell::sentencesOf(name.constData(), language, finding.facts);
}

/// The few words a chip has room for; the whole sentence comes when it is pressed.
QString chipText(const Finding& finding)
{
    const bool well = finding.state == Finding::State::Ok;
    const QByteArrayView name(finding.name);
    if (name == "doctor.phone_link")
        return well ? tr("휴대폰 읽기") : tr("휴대폰 못 읽음");
    if (name == "doctor.nfc_reader")
        return well ? tr("리더기") : tr("리더기 못 씀, QR로");
    if (name == "doctor.card_reader")
        return well ? tr("카드 리더기") : tr("카드 리더기 못 씀, QR로");
    if (name == "doctor.scanner")
        return well ? tr("스캐너") : tr("스캐너 살필 것");
    if (name == "doctor.camera")
        return well ? tr("카메라") : tr("카메라 살필 것");
    if (name == "doctor.printer")
        return well ? tr("프린터") : tr("프린터 꺼짐");
    if (name == "doctor.paper_low")
        return tr("프린터 종이 적음");
    if (name == "doctor.paper_out")
        return tr("프린터 종이 없음");
    if (name == "doctor.printer_cover")
        return tr("프린터 뚜껑 열림");
    if (name == "doctor.printer_stopped")
        return tr("프린터 멈춤");
    if (name == "doctor.reader_certificate")
        return well ? tr("리더 인증서") : tr("리더 인증서 살필 것");
    if (name == "doctor.trust_list")
        return well ? tr("발급기관 목록") : tr("발급기관 목록 살필 것");
    if (name == "doctor.sister" || name == "doctor.sister_behind")
        return well ? tr("사본 있음") : name == "doctor.sister" ? tr("사본 없음") : tr("사본 늦음");
    if (name == "doctor.copies_kept" || name == "doctor.copies_full" || name == "doctor.copies_shut")
        return tr("맡은 사본 살필 것");
    if (name == "doctor.bills_unread")
        return tr("고지서 소식 못 읽음");
    if (name == "doctor.paid_twice")
        return tr("두 데스크에서 받은 고지서");
    return well ? tr("시계") : tr("시계 확인");
}

/// The devices always; lists and the clock when there is something to see to.
bool isChip(const Finding& finding)
{
    static constexpr std::array<const char*, 10> devices{"doctor.phone_link", "doctor.nfc_reader", "doctor.card_reader",
        "doctor.scanner", "doctor.camera", "doctor.printer", "doctor.paper_low", "doctor.paper_out",
        "doctor.printer_cover", "doctor.printer_stopped"};
    static constexpr std::array<const char*, 3> lists{"doctor.reader_certificate", "doctor.trust_list", "doctor.clock"};
    static constexpr std::array<const char*, 5> house{
        "doctor.copies_kept", "doctor.copies_full", "doctor.copies_shut", "doctor.bills_unread", "doctor.paid_twice"};
    const auto same = [&](const char* name) { return qstrcmp(name, finding.name) == 0; };
    const bool isCopy = same("doctor.sister") || same("doctor.sister_behind"); // shown wherever desks are paired
    return std::any_of(devices.begin(), devices.end(), same) || (isCopy && finding.state != Finding::State::Off)
        || (finding.state != Finding::State::Ok && std::any_of(house.begin(), house.end(), same))
        || (finding.state != Finding::State::Ok && std::any_of(lists.begin(), lists.end(), same));
}

/// Half a line for the sign-in page; null where only the whole sentence will do.
const char* morningWords(const Finding& finding)
{
    struct Row {
        const char *name, *well, *amiss;
    };
    static constexpr std::array rows{
        Row{"doctor.phone_link", QT_TRANSLATE_NOOP("naru::ui::shell", "휴대폰 읽기"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "휴대폰 대신 실물 신분증")},
        Row{"doctor.nfc_reader", QT_TRANSLATE_NOOP("naru::ui::shell", "리더기"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "리더기 대신 QR")},
        Row{"doctor.card_reader", QT_TRANSLATE_NOOP("naru::ui::shell", "카드 리더기"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "카드 리더기 대신 QR")},
        Row{"doctor.bluetooth", QT_TRANSLATE_NOOP("naru::ui::shell", "블루투스"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "블루투스 살필 것")},
        Row{"doctor.camera", QT_TRANSLATE_NOOP("naru::ui::shell", "카메라"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "카메라 살필 것")},
        Row{"doctor.scanner", QT_TRANSLATE_NOOP("naru::ui::shell", "스캐너"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "스캐너 살필 것")},
        Row{"doctor.printer", QT_TRANSLATE_NOOP("naru::ui::shell", "프린터"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "프린터 꺼짐")},
        Row{"doctor.paper_low", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "프린터 종이 적음")},
        Row{"doctor.paper_out", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "프린터 종이 없음")},
        Row{"doctor.printer_cover", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "프린터 뚜껑 열림")},
        Row{"doctor.printer_stopped", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "프린터 멈춤")},
        Row{"doctor.trust_list", QT_TRANSLATE_NOOP("naru::ui::shell", "발급기관 목록"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "발급기관 목록 살필 것")},
        Row{"doctor.journal_chain", QT_TRANSLATE_NOOP("naru::ui::shell", "어제까지 기록 이어짐"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "기록 살필 것")},
        Row{"doctor.clock", QT_TRANSLATE_NOOP("naru::ui::shell", "시계 맞음"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "시계 확인")},
        Row{"doctor.reader_certificate", QT_TRANSLATE_NOOP("naru::ui::shell", "리더 인증서"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "리더 인증서 살필 것")},
        Row{"doctor.disk", QT_TRANSLATE_NOOP("naru::ui::shell", "디스크 자리 넉넉함"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "디스크 자리 살필 것")},
        Row{"doctor.keys_beside_data", QT_TRANSLATE_NOOP("naru::ui::shell", "열쇠 따로 있음"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "열쇠가 자료 옆에 있음")},
        Row{"doctor.second_copy", QT_TRANSLATE_NOOP("naru::ui::shell", "두 번째 사본"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "두 번째 사본 살필 것")},
        Row{"doctor.sister", QT_TRANSLATE_NOOP("naru::ui::shell", "사본 있음"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "사본 없음")},
        Row{"doctor.sister_behind", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "사본 늦음")},
        Row{"doctor.copies_kept", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "맡은 사본 살필 것")},
        Row{"doctor.copies_full", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "맡은 사본 살필 것")},
        Row{"doctor.copies_shut", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "맡은 사본 살필 것")},
        Row{"doctor.bills_unread", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "고지서 소식 못 읽음")},
        Row{"doctor.paid_twice", nullptr, QT_TRANSLATE_NOOP("naru::ui::shell", "두 데스크에서 받은 고지서")},
        Row{"doctor.backup", QT_TRANSLATE_NOOP("naru::ui::shell", "백업"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "백업할 때가 됨")},
        Row{"doctor.picture_decoder", QT_TRANSLATE_NOOP("naru::ui::shell", "사진 보기"),
            QT_TRANSLATE_NOOP("naru::ui::shell", "사진은 실물로")},
    };
    const auto row = std::find_if(
        rows.begin(), rows.end(), [&](const Row& each) { return qstrcmp(each.name, finding.name) == 0; });
    if (row == rows.end())
        return nullptr;
    return finding.state == Finding::State::Ok ? row->well : row->amiss;
}

/// The four a clerk wants to know in the morning, before whatever else is well.
int morningRank(const Finding& finding)
{
    static constexpr std::array<const char*, 4> morning{
        "doctor.phone_link", "doctor.trust_list", "doctor.journal_chain", "doctor.clock"};
    const auto at = std::find_if(
        morning.begin(), morning.end(), [&](const char* name) { return qstrcmp(name, finding.name) == 0; });
    return static_cast<int>(at - morning.begin());
}

/// Off is a choice of the desk, not something amiss.
int urgency(const Finding& finding)
{
    if (finding.state == Finding::State::Bad)
        return 0;
    if (finding.state == Finding::State::Watch)
        return morningRank(finding) < 4 ? 1 : 2;
    return morningRank(finding) < 4 ? 1 : 3;
}

/// One chip for several readers, as long as one of them is well: a clerk takes that one.
QList<Finding> chipFindings(const desk::Desk& desk)
{
    QList<Finding> chips;
    for (const Finding& finding : desk.examine()) {
        if (!isChip(finding))
            continue;
        const auto same = std::find_if(
            chips.begin(), chips.end(), [&](const Finding& one) { return qstrcmp(one.name, finding.name) == 0; });
        if (same == chips.end())
            chips.append(finding);
        else if (finding.state == Finding::State::Ok)
            *same = finding;
    }
    return chips;
}

} // namespace

QVariantMap sentencesOf(const char* name, const QString& language, const QStringList& facts)
{
    const auto said = words::wordsOf(QLatin1StringView(name), words::languageOf(language), facts);
    return {{QStringLiteral("sentence"), said.sentence}, {QStringLiteral("next"), said.whatToDo}};
}

QVariantList deviceChips(const desk::Desk& desk)
{
    QVariantList chips;
    for (const Finding& finding : chipFindings(desk)) {
        QVariantMap chip = sentencesOf(finding, desk.settings().language);
        chip.insert(QStringLiteral("kind"), kindOf(finding.state));
        chip.insert(QStringLiteral("text"), chipText(finding));
        chips.append(chip);
    }
    return chips;
}

QVariantList readinessLines(const desk::Desk& desk)
{
    constexpr int linesMax = 4;
    QList<Finding> findings = desk.examine();
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
        return std::pair(urgency(a), morningRank(a)) < std::pair(urgency(b), morningRank(b));
    });
    QVariantList lines;
    for (const Finding& finding : findings.mid(0, linesMax)) {
        QVariantMap line = sentencesOf(finding, desk.settings().language);
        line.insert(QStringLiteral("kind"), kindOf(finding.state));
        const char* const words = morningWords(finding);
        line.insert(QStringLiteral("text"), words ? tr(words) : line.value(QStringLiteral("sentence")).toString());
        lines.append(line);
    }
    return lines;
}

QString dateLineOf(Instant now, const QString& language)
{
    const QDate date = koreanDate(now);
    const QTime time = QTime::fromString(koreanTime(now), QStringLiteral("HH:mm"));
    if (language == QLatin1StringView("en"))
        return QLocale(QLocale::English).toString(date, QStringLiteral("dddd d MMMM")) + QStringLiteral(", ")
            + koreanTime(now);
    const QLocale korean(QLocale::Korean);
    return korean.toString(date, QStringLiteral("M월 d일 dddd ")) + korean.toString(time, QStringLiteral("AP h:mm"));
}

QString timeBelievedOf(Instant now, const QString& language)
{
    const QString year = QString::number(koreanDate(now).year());
    return language == QLatin1StringView("en") ? QStringLiteral("%1 %2").arg(dateLineOf(now, language), year)
                                               : QStringLiteral("%1년 %2").arg(year, dateLineOf(now, language));
}

QString pinSentenceOf(const Fault& fault, const desk::StaffMember& person, Instant now, const QString& language)
{
    if (fault.is(desk::DeskFault::PinWait) || (person.waitUntil && *person.waitUntil > now)) {
        const auto wait = person.waitUntil ? *person.waitUntil - now : Milliseconds{0};
        const auto seconds = std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(wait).count());
        return tr("잠시 쉬었다 엽니다.\n%1초 뒤에 다시 눌러 주세요.").arg(seconds);
    }
    const int left = desk::pinTriesBeforeWait - person.wrongTries;
    if (fault.is(desk::DeskFault::WrongPin) && left > 0)
        return tr("비밀번호가 다릅니다.\n쉬기 전까지 %1번 더 해 볼 수 있습니다.").arg(left);
    return sentencesOf(fault.name(), language).value(QStringLiteral("sentence")).toString();
}

} // namespace naru::ui::shell
