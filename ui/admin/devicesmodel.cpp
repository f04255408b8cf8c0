// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/devicesmodel.h"

#include "ui/admin/devicewords.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace naru::ui::admin {

using device::Device;
using device::DeviceChoice;
using Kind = DeviceChoice::Kind;

namespace {

QString keyOf(const DeviceChoice& choice)
{
    return QLatin1StringView(sortOf(choice.kind).word) + QLatin1Char(' ') + choice.address;
}

qsizetype placeOf(const QList<DeviceChoice>& choices, const QString& key)
{
    const auto at = std::find_if(
        choices.begin(), choices.end(), [&](const DeviceChoice& choice) { return keyOf(choice) == key; });
    return at == choices.end() ? -1 : at - choices.begin();
}

/// Used because it is there, when the settings name no device.
bool isGuessed(Kind kind)
{
    return kind == Kind::Camera || kind == Kind::Bluetooth;
}

QString joined(const QString& one, const QString& other)
{
    QStringList parts{one, other};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

/// A reader that is away costs visits their first way, a printer that prints nothing the receipts; the others only ease
/// them.
QString kindOfProblem(Kind kind)
{
    const bool isNeeded = kind <= Kind::CardReader || kind == Kind::Printer;
    return isNeeded ? QStringLiteral("no") : QStringLiteral("warn");
}

QString whereOf(const DeviceChoice& choice)
{
    if (choice.kind == Kind::Printer && portOf(choice).isEmpty())
        return placeOfPrinter(choice);
    return portOf(choice).isEmpty() ? choice.name : joined(choice.name, portOf(choice));
}

/// What of a printer can be chosen.
void insertPrinter(QVariantMap& row, const DeviceChoice& choice)
{
    const auto setup = device::printerSetupOf(choice.address).value_or(device::PrinterSetup{choice.address});
    using Setup = device::PrinterSetup;
    row.insert(QStringLiteral("page"), true);
    row.insert(QStringLiteral("takesPages"), setup.takesPages());
    row.insert(
        QStringLiteral("paper"), setup.paper == Setup::Paper::Roll58 ? QStringLiteral("58") : QStringLiteral("80"));
    row.insert(QStringLiteral("letters"),
        setup.letters == Setup::Letters::Own ? QStringLiteral("own") : QStringLiteral("drawn"));
}

} // namespace

DevicesModel::DevicesModel(desk::Desk& desk, device::Rack* rack, QObject* parent)
    : Form(desk, parent)
    , m_rack(rack)
{
    connect(this, &Form::wordsChanged, this, &DevicesModel::refresh);
    if (!m_rack)
        return;
    connect(m_rack, &device::Rack::devicesChanged, this, &DevicesModel::meet);
    connect(m_rack, &device::Rack::offeredChanged, this, &DevicesModel::refresh);
    meet();
}

/// Those that are new; the others are known.
void DevicesModel::meet()
{
    for (Device* device : m_rack->devices()) {
        if (m_met.contains(device))
            continue;
        m_met.insert(device);
        connect(device, &Device::changed, this, &DevicesModel::refresh);
        connect(
            device, &Device::tested, this, [this, device](const Result<void>& outcome) { tested(*device, outcome); });
        connect(device, &QObject::destroyed, this, [this, device] { m_met.remove(device); });
    }
    refresh();
}

void DevicesModel::refresh()
{
    QVariantList rows;
    const auto devices = m_rack ? m_rack->devices() : QList<Device*>();
    for (const Device* device : devices) {
        rows.append(rowOf(*device));
    }
    if (std::exchange(m_rows, rows) != rows)
        Q_EMIT devicesChanged();
    const QVariantList offers = offered();
    if (std::exchange(m_offers, offers) != offers)
        Q_EMIT offersChanged();
}

QVariantMap DevicesModel::rowOf(const Device& device) const
{
    const DeviceChoice& choice = device.choice();
    const QString key = keyOf(choice);
    const bool isTesting = m_testing.contains(key);
    QVariantMap row = stateOf(device);
    row.insert(QStringLiteral("key"), key);
    row.insert(QStringLiteral("icon"), QLatin1StringView(sortOf(choice.kind).icon));
    row.insert(QStringLiteral("title"), titleOf(device));
    row.insert(QStringLiteral("name"), choice.name);
    const bool isChosen = placeOf(m_desk.settings().devices, key) >= 0;
    row.insert(QStringLiteral("sort"),
        isChosen                     ? sortName(choice.kind)
            : isGuessed(choice.kind) ? tr("%1 · 저절로 찾음").arg(sortName(choice.kind))
                                     : tr("%1 · 켤 때 정함").arg(sortName(choice.kind)));
    row.insert(QStringLiteral("kind"),
        isTesting               ? QStringLiteral("run")
            : !device.isReady() ? kindOfProblem(choice.kind)
            : device.warning()  ? QStringLiteral("warn")
                                : QStringLiteral("ok"));
    row.insert(QStringLiteral("second"),
        isTesting              ? tr("시험하는 중")
            : device.isReady() ? tr("쓸 수 있음")
                               : tr("쓸 수 없음"));
    row.insert(QStringLiteral("place"), joined(device.makerName(), choice.address));
    if (choice.kind == Kind::Printer) {
        insertPrinter(row, choice);
        row.insert(QStringLiteral("place"), placeOfPrinter(choice));
    }
    row.insert(QStringLiteral("trouble"), troubleOf(device));
    row.insert(QStringLiteral("testing"), isTesting);
    row.insert(QStringLiteral("chosen"), isChosen);
    return row;
}

/// {state, stateKind, next}: how it is, or what came of trying it.
QVariantMap DevicesModel::stateOf(const Device& device) const
{
    const Kind kind = device.choice().kind;
    Outcome now{QStringLiteral("ok"), {}, {}};
    const QString key = keyOf(device.choice());
    if (m_testing.contains(key)) {
        now = {QStringLiteral("run"), whatToHold(kind), {}};
    } else if (const auto why = device.problem()) {
        const auto said = words::wordsOf(*why, tongue());
        now = {kindOfProblem(kind), said.sentence, said.whatToDo};
    } else if (m_outcomes.contains(key)) {
        now = m_outcomes.value(key);
    } else if (const auto caution = device.warning()) {
        const auto said = words::wordsOf(*caution, tongue());
        now = {QStringLiteral("warn"), said.sentence, said.whatToDo};
    } else {
        const QByteArray name = QByteArray(sortOf(kind).state) + ".ok";
        now.sentence = words::wordsOf(QLatin1StringView(name), tongue()).sentence;
    }
    return {{QStringLiteral("state"), now.sentence}, {QStringLiteral("stateKind"), now.kind},
        {QStringLiteral("next"), now.next}};
}

QString DevicesModel::troubleOf(const Device& device) const
{
    const auto trouble = device.lastTrouble();
    if (!trouble)
        return {};
    const QString when
        = QStringLiteral("%1 %2").arg(dayOf(koreanDate(trouble->at), today(), tongue()), koreanTime(trouble->at));
    const auto now = device.problem();
    if (now && qstrcmp(now->name(), trouble->fault.name()) == 0)
        return tr("%1부터").arg(when);
    return tr("마지막 문제: %1 · %2").arg(when, words::wordsOf(trouble->fault, tongue()).sentence);
}

void DevicesModel::test(const QString& key)
{
    Device* const device = find(key);
    if (!device || m_testing.contains(key))
        return;
    forget();
    m_outcomes.remove(key);
    m_testing.insert(key);
    refresh();
    device->test();
}

void DevicesModel::tested(const Device& device, const Result<void>& outcome)
{
    const QString key = keyOf(device.choice());
    if (!m_testing.remove(key))
        return;
    if (outcome) {
        m_outcomes.insert(key, {QStringLiteral("ok"), whatWorked(device.choice().kind), {}});
    } else {
        const auto said = words::wordsOf(outcome.fault(), tongue());
        m_outcomes.insert(key, {QStringLiteral("warn"), said.sentence, said.whatToDo});
    }
    refresh();
}

QVariantList DevicesModel::offered() const
{
    QVariantList offers;
    if (!m_rack)
        return offers;
    for (const DeviceChoice& choice : m_rack->offered()) {
        const auto devices = m_rack->devices();
        const auto isUsed = std::any_of(devices.begin(), devices.end(), [&](const Device* device) {
            const DeviceChoice& used = device->choice();
            const bool isFirst = used.kind == choice.kind && used.address.isEmpty()
                && device->makerName() == choice.name; // chosen as "the machine's first"
            const QString port = portOf(choice);
            return isFirst || keyOf(used) == keyOf(choice) || (!port.isEmpty() && portOf(used) == port);
        });
        if (!isUsed)
            offers.append(QVariantMap{{QStringLiteral("sort"), QLatin1StringView(sortOf(choice.kind).word)},
                {QStringLiteral("address"), choice.address},
                {QStringLiteral("icon"), QLatin1StringView(sortOf(choice.kind).icon)},
                {QStringLiteral("title"), sortName(choice.kind)}, {QStringLiteral("second"), whereOf(choice)}});
    }
    return offers;
}

Device* DevicesModel::find(const QString& key) const
{
    const auto devices = m_rack ? m_rack->devices() : QList<Device*>();
    const auto at = std::find_if(
        devices.begin(), devices.end(), [&](const Device* device) { return keyOf(device->choice()) == key; });
    return at == devices.end() ? nullptr : *at;
}

/// What the settings name; where they name nothing, what is used all the same: the first change writes it down.
DevicesModel::Choices DevicesModel::current() const
{
    Choices choices = m_desk.settings().devices;
    if (!choices.isEmpty() || !m_rack)
        return choices;
    for (const Device* device : m_rack->devices()) {
        if (isGuessed(device->choice().kind))
            choices.append(device->choice());
    }
    return choices;
}

void DevicesModel::save(const Choices& choices, const QString& said)
{
    desk::Settings settings = m_desk.settings();
    settings.devices = choices;
    m_desk.changeSettings(settings, whenDone(said));
}

void DevicesModel::rename(const QString& key, const QString& name)
{
    begin();
    const Device* const device = find(key);
    if (!device)
        return refuse(QStringLiteral("all"), tr("그 기기는 이제 없습니다."));
    Choices choices = current();
    if (placeOf(choices, key) < 0)
        choices.append(device->choice());
    choices[placeOf(choices, key)].name = name.simplified();
    save(choices, tr("이름을 적어 두었습니다."));
}

void DevicesModel::remove(const QString& key)
{
    begin();
    Choices choices = m_desk.settings().devices;
    const Device* const device = find(key);
    const QString title = device ? titleOf(*device) : QString();
    choices.removeIf([&](const DeviceChoice& choice) { return keyOf(choice) == key; });
    m_outcomes.remove(key);
    m_testing.remove(key);
    save(choices, tr("뺐습니다: %1").arg(title));
}

void DevicesModel::move(const QString& key, qsizetype by)
{
    Choices choices = current();
    const qsizetype from = placeOf(choices, key), to = from + by;
    begin();
    if (from < 0) // where there is nothing chosen, there is no order
        return whenDone({})({});
    if (to < 0 || to >= choices.size())
        return whenDone(to < 0 ? tr("이미 맨 위입니다.") : tr("이미 맨 아래입니다."))({});
    choices.swapItemsAt(from, to);
    save(choices, tr("차례를 바꾸었습니다."));
}

void DevicesModel::keepPrinter(const QString& key, const std::function<void(device::PrinterSetup&)>& change)
{
    begin();
    Choices choices = current();
    const qsizetype place = placeOf(choices, key);
    auto setup = place < 0 ? std::nullopt : device::printerSetupOf(choices[place].address);
    if (!setup)
        return refuse(QStringLiteral("all"), tr("그 기기는 이제 없습니다."));
    change(*setup);
    choices[place].address = device::addressOf(*setup);
    m_outcomes.remove(key);
    keepAndChoose(choices, place, tr("바꾸었습니다. 시험 용지를 뽑아 보세요."));
}

void DevicesModel::usePaper(const QString& key, const QString& paper)
{
    using Paper = device::PrinterSetup::Paper;
    keepPrinter(key, [&](device::PrinterSetup& setup) {
        setup.paper = paper == QLatin1StringView("58") ? Paper::Roll58 : Paper::Roll80;
    });
}

void DevicesModel::useLetters(const QString& key, const QString& letters)
{
    using Letters = device::PrinterSetup::Letters;
    keepPrinter(key, [&](device::PrinterSetup& setup) {
        setup.letters = letters == QLatin1StringView("own") ? Letters::Own : Letters::Drawn;
    });
}

void DevicesModel::moveUp(const QString& key)
{
    move(key, -1);
}

void DevicesModel::moveDown(const QString& key)
{
    move(key, 1);
}

QString DevicesModel::whyNotAdded(const DeviceChoice& choice) const
{
    if (choice.address.isEmpty())
        return tr("기기가 꽂힌 자리를 적어 주세요.");
    if (choice.address.size() > DeviceChoice::addressLettersMax)
        return tr("너무 길어요. 다시 적어 주세요.");
    if (choice.kind == Kind::Printer && !device::printerSetupOf(choice.address))
        return tr(
            "프린터의 자리가 아니에요. /dev/usb/lp0, tcp:주소, 인쇄 서비스의 프린터 이름 가운데 하나를 적어 주세요.");
    const Choices choices = current();
    if (choices.size() >= desk::devicesMax)
        return tr("기기는 %1개까지 쓸 수 있습니다. 쓰지 않는 것을 먼저 빼 주세요.").arg(desk::devicesMax);
    const QString port = portOf(choice);
    for (const DeviceChoice& one : choices) {
        if (keyOf(one) == keyOf(choice) || (!port.isEmpty() && portOf(one) == port))
            return tr("이미 쓰고 있는 자리입니다.");
    }
    return {};
}

void DevicesModel::add(const QString& sort, const QString& address)
{
    begin();
    const auto kind = kindNamed(sort);
    DeviceChoice choice{kind.value_or(Kind::Scanner), address.trimmed(), {}};
    if (choice.kind == Kind::NfcReader && choice.address.startsWith(u'/'))
        choice.address.prepend(QStringLiteral("pn532_uart:")); // what hangs on a serial port is a PN532
    const bool isName = !choice.address.startsWith(u'/') && !choice.address.contains(u':');
    if (choice.kind == Kind::Printer && isName && !choice.address.isEmpty())
        choice.address.prepend(device::PrinterSetup::queueMark); // a bare name is a queue's
    if (const QString why = whyNotAdded(choice); !why.isEmpty())
        return refuse(QStringLiteral("address"), why);
    const Choices choices = current() + Choices{choice};
    keepAndChoose(choices, choices.size() - 1, tr("더했습니다: %1").arg(sortName(choice.kind)));
}

/// Saves them; the one at `place` is the one that is shown afterwards.
void DevicesModel::keepAndChoose(const Choices& choices, qsizetype place, const QString& said)
{
    desk::Settings settings = m_desk.settings();
    settings.devices = choices;
    const auto then = whenDone(said);
    m_desk.changeSettings(
        settings, [self = QPointer(this), then, key = keyOf(choices[place])](const Result<void>& result) {
            then(result);
            if (self && result)
                Q_EMIT self->added(key);
        });
}

} // namespace naru::ui::admin
