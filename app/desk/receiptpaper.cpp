// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desk/receiptpaper.h"

namespace naru::desk {

namespace {

using namespace paper;
using payments::Receipt;
using payments::ReceiptKind;

constexpr double codeSideMm = 46;  ///< a version 13 code at 0.6 mm a module, its quiet zone included
constexpr double proofSideMm = 72; ///< all of a roll of 80 mm: 100 to 140 modules

class ReceiptWriter {
public:
    ReceiptWriter(const Receipt& receipt, const ReceiptLook& look)
        : m_receipt(receipt)
        , m_look(look)
    {
    }
    Document write();

private:
    QString say(const char* name, const QStringList& facts = {}) const
    {
        return words::wordsOf(QLatin1StringView(name), m_look.language, facts).sentence;
    }
    QString whatToDo(const char* name) const
    {
        return words::wordsOf(QLatin1StringView(name), m_look.language).whatToDo;
    }
    bool isPaid() const { return m_receipt.kind == ReceiptKind::Receipt; }
    QString won(Won amount) const { return wonText(amount.value); }
    static QString moment(Instant at) { return koreanDate(at).toString(Qt::ISODate) + u' ' + koreanTime(at); }
    void add(Block block) { m_document.blocks.append(std::move(block)); }
    void band(const QString& text, Size size = Size::Large)
    {
        add(Text{text, size, Weight::Bold, Align::Centre, Frame::Reverse});
        add(Space{1});
    }
    void centred(const QString& text, Size size, Weight weight)
    {
        add(Text{text, size, weight, Align::Centre, Frame::None});
    }
    /// Nothing at all where there is no value.
    void pair(const char* name, const QString& value, Weight weight = Weight::Regular)
    {
        if (!value.isEmpty())
            add(Pair{say(name), value, Size::Normal, weight});
    }

    void marks();
    void head();
    void sum();
    void doubt();
    void items();
    void bill();
    void card();
    void cash();
    void terminalLines();
    void issued();
    void signature();
    void code();
    void enlarge();

    const Receipt& m_receipt;
    const ReceiptLook& m_look;
    Document m_document;
};

/// What must not be overlooked comes first: that it is no real one, that it is a copy, that it is no receipt.
void ReceiptWriter::marks()
{
    if (m_receipt.demo)
        band(say("receipt.demo"));
    if (m_receipt.training)
        band(say("receipt.training"));
    if (m_look.copy > 0)
        band(say("receipt.reprint", {QString::number(m_look.copy)}));
    if (m_look.reader == ReceiptLook::Reader::Office)
        centred(say("receipt.office_copy"), Size::Normal, Weight::Bold);
}

void ReceiptWriter::head()
{
    static constexpr std::array<const char*, 4> titles{
        "receipt.title", "receipt.title_back", "receipt.title_slip", "receipt.title_notice"};
    const QString title = say(titles[static_cast<std::size_t>(m_receipt.kind) - 1]);
    m_document.title = title + u' ' + m_receipt.number;
    m_document.foot = m_receipt.office;
    m_document.made = m_receipt.made;
    centred(title, Size::Huge, Weight::Bold);
    if (m_receipt.kind == ReceiptKind::Slip)
        band(say("receipt.not_a_receipt"));
    if (!m_receipt.office.isEmpty())
        centred(m_receipt.office, Size::Normal, Weight::Bold);
    if (!m_receipt.businessNumber.isEmpty())
        centred(say("receipt.business_number", {m_receipt.businessNumber}), Size::Small, Weight::Regular);
    add(Rule{Rule::Kind::Thick});
}

void ReceiptWriter::sum()
{
    static constexpr std::array<const char*, 4> labels{
        "receipt.paid", "receipt.given_back", "receipt.waiting", "receipt.asked"};
    centred(say(labels[static_cast<std::size_t>(m_receipt.kind) - 1]), Size::Normal, Weight::Regular);
    centred(won(m_receipt.amount), Size::Huge, Weight::Bold);
    if (m_look.language == words::Language::Korean)
        centred(u'(' + payments::spokenWon(m_receipt.amount) + u')', Size::Normal, Weight::Regular);
    if (m_receipt.kind == ReceiptKind::Slip)
        centred(whatToDo("receipt.not_a_receipt"), Size::Normal, Weight::Bold);
    if (m_receipt.kind == ReceiptKind::GivenBack && m_receipt.card.amount > Won{})
        centred(whatToDo("receipt.given_back"), Size::Small, Weight::Regular);
    add(Rule{});
}

/// What a person takes home who does not know whether the money is gone.
void ReceiptWriter::doubt()
{
    if (m_receipt.kind != ReceiptKind::Notice)
        return;
    add(Text{say("receipt.doubt"), Size::Large, Weight::Bold, Align::Centre, Frame::Box});
    add(Space{2});
    for (const char* step : {"receipt.doubt_do_not_pay", "receipt.doubt_we_look", "receipt.doubt_if_taken"}) {
        add(Text{say(step), Size::Normal, Weight::Bold});
        if (const QString more = whatToDo(step); !more.isEmpty())
            add(Text{more});
        add(Space{1.5});
    }
    centred(say("receipt.reference_to_say"), Size::Normal, Weight::Regular);
    centred(m_receipt.attempt, Size::Huge, Weight::Bold);
    add(Rule{});
}

void ReceiptWriter::items()
{
    if (!m_receipt.lines.isEmpty()) {
        Table table{{{say("receipt.item")}, {say("receipt.amount"), Align::Right, Column::Width::Content}}, {}};
        Won all;
        for (const payments::ChargeLine& line : m_receipt.lines) {
            table.rows.append({{line.item, won(line.amount)}, Row::Kind::Plain});
            all += line.amount;
        }
        if (m_receipt.lines.size() > 1)
            table.rows.append({{say("receipt.total"), won(all)}, Row::Kind::Total});
        add(table);
    }
    if (m_receipt.chargeKind == payments::ChargeKind::Part)
        pair("receipt.rest", won(m_receipt.rest), Weight::Bold);
    if (!m_receipt.lines.isEmpty())
        add(Rule{});
}

void ReceiptWriter::bill()
{
    pair(isPaid() ? "receipt.payer" : "receipt.visitor", m_receipt.payer);
    pair("receipt.bill_kind", m_receipt.billKind);
    pair(m_receipt.deskMade ? "receipt.desk_number" : "receipt.bill", m_receipt.bill);
    pair("receipt.original", m_receipt.originalNumber);
    pair("receipt.reason", m_receipt.reason);
}

void ReceiptWriter::card()
{
    const payments::CardPart& card = m_receipt.card;
    if (card.amount == Won{})
        return;
    const bool split = m_receipt.cash.amount > Won{};
    pair(isPaid() ? "receipt.method" : "receipt.way",
        say(m_receipt.kind == ReceiptKind::GivenBack ? "receipt.card" : "receipt.card_once"));
    if (split)
        pair("receipt.card_amount", won(card.amount));
    const QString number = card.lastFour.isEmpty() ? QString() : QStringLiteral("****-") + card.lastFour;
    pair("receipt.card_name", QStringList{card.brand, number}.join(u' ').trimmed());
    if (m_receipt.kind == ReceiptKind::Notice) {
        pair("receipt.asked_at", card.approved ? moment(*card.approved) : QString());
    } else {
        pair("receipt.approval", card.approval, Weight::Bold);
        pair("receipt.approved_at", card.approved ? moment(*card.approved) : QString());
    }
    pair("receipt.terminal", card.terminal);
    pair("receipt.reference", card.reference);
}

void ReceiptWriter::cash()
{
    const payments::CashPart& cash = m_receipt.cash;
    if (cash.amount == Won{})
        return;
    if (m_receipt.card.amount == Won{})
        pair(isPaid() ? "receipt.method" : "receipt.way", say("receipt.cash"));
    pair("receipt.cash_amount", won(cash.amount));
    if (cash.given > cash.amount) {
        pair("receipt.cash_given", won(cash.given));
        pair("receipt.change", won(cash.given - cash.amount));
    }
}

void ReceiptWriter::terminalLines()
{
    if (m_look.terminalLines.isEmpty())
        return;
    add(Rule{Rule::Kind::Dashed});
    for (const payments::TerminalLine& line : m_look.terminalLines) {
        const Weight weight = line.bold ? Weight::Bold : Weight::Regular;
        if (line.name.isEmpty() && line.value.isEmpty())
            add(Space{2});
        else if (line.value.isEmpty())
            add(Text{line.name, Size::Small, weight});
        else
            add(Pair{line.name, line.value, Size::Small, weight});
    }
}

void ReceiptWriter::issued()
{
    add(Rule{Rule::Kind::Dashed});
    const bool slip = m_receipt.kind == ReceiptKind::Slip || m_receipt.kind == ReceiptKind::Notice;
    pair(slip ? "receipt.paper_number" : "receipt.number", m_receipt.number);
    pair("receipt.made", moment(m_receipt.made));
    pair("receipt.desk", QStringList{m_receipt.desk, m_receipt.staff}.join(u' ').trimmed());
}

void ReceiptWriter::signature()
{
    if (m_look.reader != ReceiptLook::Reader::Office || !m_look.signatureRequired)
        return;
    add(Space{8});
    add(Text{say("receipt.signature"), Size::Normal, Weight::Bold});
    add(Space{10});
    add(Rule{});
}

void ReceiptWriter::code()
{
    if (m_look.code.isEmpty() || m_look.reader == ReceiptLook::Reader::Office)
        return;
    add(Space{2});
    add(QrCode{m_look.code, codeSideMm});
    centred(say("receipt.code"), Size::Small, Weight::Regular);
    if (m_look.proof.isEmpty())
        return;
    add(Space{4});
    add(QrCode{m_look.proof, proofSideMm});
    centred(say("receipt.proof_code"), Size::Small, Weight::Regular);
}

/// One size up for everything: the same paper, longer.
void ReceiptWriter::enlarge()
{
    const auto larger
        = [](Size size) { return size == Size::Huge ? size : static_cast<Size>(static_cast<quint8>(size) + 1); };
    for (Block& block : m_document.blocks) {
        if (auto* text = std::get_if<Text>(&block))
            text->size = larger(text->size);
        else if (auto* two = std::get_if<Pair>(&block))
            two->size = larger(two->size);
        else if (auto* table = std::get_if<Table>(&block))
            table->size = larger(table->size);
    }
}

Document ReceiptWriter::write()
{
    marks();
    head();
    sum();
    doubt();
    items();
    bill();
    card();
    cash();
    terminalLines();
    issued();
    signature();
    code();
    if (m_look.print == ReceiptLook::Print::Large)
        enlarge();
    return std::move(m_document);
}

} // namespace

Document documentOf(const Receipt& receipt, const ReceiptLook& look)
{
    return ReceiptWriter(receipt, look).write();
}

QString spokenOf(const Receipt& receipt, words::Language language)
{
    static constexpr std::array<const char*, 4> names{
        "receipt.spoken_paid", "receipt.spoken_back", "receipt.spoken_slip", "receipt.spoken_notice"};
    const QString amount
        = language == words::Language::Korean ? payments::spokenWon(receipt.amount) : wonText(receipt.amount.value);
    const auto said
        = words::wordsOf(QLatin1StringView(names[static_cast<std::size_t>(receipt.kind) - 1]), language, {amount});
    return said.whatToDo.isEmpty() ? said.sentence : said.sentence + u' ' + said.whatToDo;
}

} // namespace naru::desk
