// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/simulator/relay/relayagent.h"

#include "app/codec/jsontree.h"

namespace naru::sim {

using payments::relay::RelayMessage;

namespace {

RelayMessage refused(const char* type, const RelayMessage& asked, const char* code, const char* why)
{
    RelayMessage said(type);
    said.set("TermID", asked.value("TermID")).set("BillNo", asked.value("BillNo"));
    said.set("AnsCode", code).set("Message", why);
    return said;
}

QByteArray keyOf(const RelayMessage& message)
{
    return message.value("TermID") + '/' + message.value("BillNo");
}

} // namespace

std::optional<QByteArray> RelayAgent::take(const QByteArray& line)
{
    const auto tree = codec::JsonTree::parse(line);
    if (!tree)
        return std::nullopt;
    const auto message = RelayMessage::read(tree->root()["message"].raw().toByteArray());
    const auto said = message ? answer(*message) : std::nullopt;
    if (!said)
        return std::nullopt;
    return "{\"number\":" + tree->root()["number"].raw().toByteArray() + ",\"answer\":" + said->json() + '}';
}

std::optional<RelayMessage> RelayAgent::answer(const RelayMessage& message)
{
    const QByteArray type = message.value("TrdType");
    if (type == "A10")
        return pay(message);
    if (type == "A20")
        return cancel(message);
    if (type == "B10")
        return approved("B15", message, Won{0});
    return type == "F10" ? std::optional(remembered(message)) : std::nullopt;
}

RelayMessage RelayAgent::approved(const char* type, const RelayMessage& asked, Won won)
{
    constexpr int approvals = 30'000'000;
    RelayMessage said(type);
    said.set("TermID", asked.value("TermID")).set("BillNo", asked.value("BillNo"));
    said.set("AnsCode", "0000").set("Message", "정상승인").set("TrdAmt", QByteArray::number(won.value));
    said.set("AuNo", QByteArray::number(approvals + ++m_numbers)).set("CardNo", "941012******1234");
    return said;
}

std::optional<RelayMessage> RelayAgent::pay(const RelayMessage& message)
{
    const auto asked = payments::relay::wonIn(message, "TrdAmt");
    if (!asked || play == RelayPlay::IsSilent)
        return std::nullopt;
    if (play == RelayPlay::Declines)
        return m_said[keyOf(message)] = refused("A15", message, "8324", "한도초과");
    if (play == RelayPlay::NetCancels)
        return m_said[keyOf(message)] = refused("A15", message, "9999", "망취소발생");
    const Won won = play == RelayPlay::TakesOtherAmount ? *asked - Won{1} : *asked;
    const RelayMessage said = approved("A15", message, won);
    m_charged += won;
    m_taken.insert(said.value("AuNo"), won);
    m_said.insert(keyOf(message), said);
    if (play == RelayPlay::LosesAnswer)
        return std::nullopt;
    if (play != RelayPlay::AnswersForAnother)
        return said;
    RelayMessage other("A15");
    other.set("TermID", message.value("TermID")).set("BillNo", "00ZZZZZZZZZZ").set("AnsCode", "0000");
    other.set("TrdAmt", said.value("TrdAmt")).set("AuNo", said.value("AuNo"));
    return other;
}

RelayMessage RelayAgent::cancel(const RelayMessage& message)
{
    const auto asked = payments::relay::wonIn(message, "TrdAmt");
    const QByteArray approval = message.value("AuNo");
    const Won left = m_taken.value(approval);
    if (!asked || *asked > left || *asked <= Won{0})
        return m_said[keyOf(message)] = refused("A25", message, "7001", "원거래없음");
    m_taken[approval] = left - *asked;
    m_charged = m_charged - *asked;
    return m_said[keyOf(message)] = approved("A25", message, *asked);
}

RelayMessage RelayAgent::remembered(const RelayMessage& message) const
{
    const auto said = m_said.constFind(keyOf(message));
    return said == m_said.constEnd() ? refused("F15", message, "9001", "데이터가 없습니다") : *said;
}

} // namespace naru::sim
