/** A design to start from. Every line that stands is used; what stands in a comment is the other choices, and what they mean. */
export const designTemplate = `# A design of stepwise liquidation. "unwind check" says what its parameters prove, "unwind run" walks its positions along prices,
# and "unwind audit" looks for a market that breaks it. Quantities stand in quotes and are read exactly; what does not fit is refused.

name = "my-design"
dialect = "stepwise@1"
# Values are counted in it. An asset of this name costs exactly one.
numeraire = "USD"

# Health is collateral value times threshold over debt value. Below 100 % an account may be liquidated.
# Below the warning its owner can neither borrow nor withdraw. Steps stop at the target, which belongs above the warning.
warning = "105%"
target = "108%"
# "escalate": where a step would lower health, the account goes to auction instead. "allow": the step stays on offer.
toxicity = "escalate"

# Threshold × (100 % + bonus) must stay below 100 %. What is left is the gap: here 75 % × 106 % = 79.5 %, so a healthy account
# survives any fall of 20.5 % between two observations.
[[assets]]
id = "ETH"
decimals = 18
threshold = "75%"
bonus = "6%"
borrowable = false
rate = "0%/year"

# A threshold of 0 % backs nothing: this asset is only owed.
[[assets]]
id = "USD"
decimals = 6
threshold = "0%"
bonus = "0%"
borrowable = true
rate = "5%/year"

# How much of a debt one step may repay. All but "full" also stop at the target.
#   kind = "close-factor", share = "50%", whole_below = "95%"      a share of the debt, all of it below a health
#   kind = "tiers", by = "health", tiers = [{ below = "95%", share = "100%" }, { below = "100%", share = "50%" }]
#   kind = "tiers", by = "price", tiers = [{ below = "150 USD", share = "100%" }, { below = "200 USD", share = "50%" }]
#   kind = "linear", from_ltv = "75%", to_ltv = "90%", from_share = "20%", to_share = "100%"
#   kind = "full"                                                  all of it, or nothing
[sizing]
kind = "target-health"

# Time between two steps, and when stepping is over: after so many steps, or so long after the account turned unhealthy.
#   unlock = { kind = "gradual", initial = "20%", duration = "45m" }   the right to step grows with time
[schedule]
interval = "0s"
unlock = { kind = "whole" }
most_steps = 20
window = "6h"

# How much of the quoted market depth steps may sell.
#   kind = "share", per_step = "10%", per_interval = "50%", interval = "15m"
[depth]
kind = "unlimited"

# Who steps is paid the bonus of the collateral, less the protocol's share.
#   curve = { kind = "linear-in-health", least = "2%", full_below = "90%" }   the bonus grows as health falls
#   curve = { kind = "ramp-in-time", least = "1%", duration = "30m" }         the bonus grows until somebody acts
#   non_toxic_ceiling = true                                                  the bonus is lowered where it would make a step toxic
[incentive]
curve = { kind = "fixed" }
non_toxic_ceiling = false
protocol_share = "10%"
least_reward = "0.5 USD"

# What happens where a step would leave a leg worth less than the floor: "expand" takes it too, "refuse" refuses, "none" leaves it.
# The floor has to pay a keeper: 25 USD × 6 % × 90 % = 1.35 USD.
[dust]
kind = "expand"
floor = "25 USD"

# What steps cannot sell is auctioned at a price that falls from the premium over the quote to the reserve.
#   curve = { kind = "linear", zero_after = "4h" }
#   curve = { kind = "stairstep", cut = "0.99", every = "90s" }
# largest_fall ends a round, takes = "whole" sells only all of a lot, and after most_rounds the protocol takes it at the reserve.
[auction]
curve = { kind = "exponential", cut = "0.9998" }
start_premium = "105%"
duration = "2h"
largest_fall = "50%"
reserve = "60%"
tip = "1 USD"
tip_share = "0.1%"
most_rounds = 3
takes = "partial"

# Who bears bad debt: the account's own surplus, then the insurance fund up to its cap, then the backstop, then the lenders.
[loss]
insurance = { USD = "5000" }
insurance_cap = "50%"
backstop = { USD = "20000" }

# Old quotes and sudden moves block what is listed; repaying is never blocked. A tripped breaker releases itself.
# Moves are measured over move_interval: where it is longer than the reaction, several moves inside the envelope may add up and trip it.
[breaker]
max_age = "3h"
largest_move = "50%"
move_interval = "15m"
release = "1h"
when_stale = ["WITHDRAW", "BORROW", "STEP", "OPEN_AUCTION", "TAKE", "RESET_AUCTION", "RECOGNISE_LOSS"]
when_tripped = ["WITHDRAW", "BORROW", "STEP", "OPEN_AUCTION", "TAKE", "RESET_AUCTION", "RECOGNISE_LOSS"]

# The market that the design claims to survive: from one observation to the next, with keepers that act in time.
[envelope]
largest_drop = "20%"
largest_rise = "0%"
reaction = "15m"

# Positions to try it on.
[[positions]]
name = "careful"
collateral = { ETH = "10" }
debt = { USD = "800" }

[[positions]]
name = "bold"
collateral = { ETH = "10" }
debt = { USD = "1350" }
`;
